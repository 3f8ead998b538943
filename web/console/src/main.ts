import "element-plus/theme-chalk/base.css";
import "element-plus/theme-chalk/dark/css-vars.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { createPinia } from "pinia";
import { createApp } from "vue";
import App from "./app/App.vue";
import { usePreferences } from "./app/preferences";
import { router } from "./app/router";
import { i18n } from "./i18n";

const app = createApp(App).use(createPinia()).use(i18n);
usePreferences();
app.use(router).mount("#app");
