// The peer: what the reference implementation takes to export the same file as JSON.
// usage: NODE_PATH=FOLDER/node_modules node argdown_reference.cjs FILE
const { readFileSync } = require("fs");
const { argdown } = require("@argdown/core/dist/argdown.js");
const answer = argdown.run({
    input: readFileSync(process.argv[2], "utf8"),
    process: ["parse-input", "build-model", "build-map", "transform-closed-groups",
              "colorize", "export-json"],
    logLevel: "silent",
});
process.exit(answer.json ? 0 : 1);
