#!/usr/bin/env node
// The built program; `npm run dev -- <arguments>` runs the source instead.
import '../dist/main.js';
