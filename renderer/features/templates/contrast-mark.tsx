/** Passed or not, by shape as well as by colour. */
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';

export function CheckMark({ passed }: { readonly passed: boolean }) {
  const Icon = passed ? IconCircleCheck : IconAlertTriangle;
  return <Icon size={14} stroke={1.6} aria-hidden="true" />;
}
