import { defineChatElement } from '@docent/widget';
import type {} from '@docent/widget/vue';
import { createApp } from 'vue';
import App from './app.vue';

defineChatElement();
createApp(App).mount('#root');
