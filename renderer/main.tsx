/** Starts the page: the policy first, then the look, then React. */
import { createRoot } from 'react-dom/client';
import './api/guard-markup.ts';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/charts/styles.css';
import './app/fonts.css';
import './app/base.css';
import { Providers } from './app/providers.tsx';

const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<Providers />);
