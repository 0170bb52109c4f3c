/** The deed of a form with its key; while it cannot be done, the key stands as quietly as the word. */
import { Button } from '@mantine/core';
import { KeyHint } from '../../components/key-hint.tsx';

export interface SubmitButtonProps {
  readonly label: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
}

export function SubmitButton({ label, busy, disabled = false }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      loading={busy}
      disabled={disabled}
      rightSection={<KeyHint keys="Ctrl+Enter" joined {...(disabled ? {} : { onFill: true })} />}
    >
      {label}
    </Button>
  );
}
