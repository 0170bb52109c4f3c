/** Shows or hides a passphrase. */
import { IconEye, IconEyeOff } from '@tabler/icons-react';

export function RevealIcon({ reveal }: { readonly reveal: boolean }) {
  return reveal ? <IconEyeOff size={16} stroke={1.6} /> : <IconEye size={16} stroke={1.6} />;
}
