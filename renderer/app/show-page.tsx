/** The look, then React. */
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/charts/styles.css';
import './fonts.css';
import './base.css';
import { Providers } from './providers.tsx';

export function showPage(): void {
  const place = document.getElementById('root');
  if (place !== null) createRoot(place).render(<Providers />);
}
