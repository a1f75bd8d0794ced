import healos = require("healos-client");
import patients = require("healos-client/patients");
import testing = require("healos-client/testing");

console.log(
  JSON.stringify([
    typeof healos.createClient,
    healos.getPatient === patients.getPatient,
    typeof testing.fakeClient,
  ]),
);
