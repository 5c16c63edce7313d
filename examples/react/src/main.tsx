import { defineChatElement } from '@docent/widget';
import type {} from '@docent/widget/react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

defineChatElement();

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
