/** An address that leads nowhere. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../shared/words/words.ts';
import { EmptyState } from '../components/empty-state.tsx';

export function NotFound() {
  const navigate = useNavigate();
  return (
    <EmptyState what={t('window.notFound.what')} todo={t('window.notFound.todo')}>
      <Button onClick={() => void navigate({ to: '/e' })}>{t('window.notFound.go')}</Button>
    </EmptyState>
  );
}
