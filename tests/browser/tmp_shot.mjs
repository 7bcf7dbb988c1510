import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const { chromium } = createRequire(import.meta.url)('@playwright/test');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const [,, width, height, scheme, file, out, action] = process.argv;
const p = await b.newPage({ viewport: { width: +width, height: +height }, colorScheme: scheme });
await p.goto('http://127.0.0.1:8090/');
await p.waitForTimeout(500);
await p.fill('#text', readFileSync(file, 'utf8'));
await p.click('#read');
await p.waitForTimeout(2500);
if (action) { await p.evaluate(action); await p.waitForTimeout(1200); }
await p.screenshot({ path: out });
await b.close();
