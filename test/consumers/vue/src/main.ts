import { VueQueryPlugin } from "@tanstack/vue-query";
import { createApp } from "vue";
import Patients from "./Patients.vue";

createApp(Patients, { pageSize: 10 }).use(VueQueryPlugin).mount("#app");
