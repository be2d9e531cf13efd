#!/usr/bin/env node
// The built program; `npm run dev -- <arguments>` runs the source instead.
const { dirname } = require('node:path');
const { main } = require('../dist/main.cjs');

main(dirname(__dirname), true);
