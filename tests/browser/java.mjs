// The Nu HTML Checker, and the RELAX NG validator inside it. One start of Java for all files: a start costs a second, a file little.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const JAVA = process.env.JAVA ?? 'java';
const JING = 'nu.validator.vendor.thaiopensource.relaxng.util.Driver';
const SCHEMAS = fileURLToPath(new URL('schemas/', import.meta.url));

/** What the checker says of all pages, style sheets and drawings in folders: `{ file, type, text, extract }`. */
export async function nu(...folders) {
  const options = ['--skip-non-html', '--also-check-css', '--also-check-svg', '--format', 'json', '--stdout', '--exit-zero-always'];
  const { stdout } = await java(['-jar', JAR, ...options, ...folders]);
  return JSON.parse(stdout).messages.map((each) => ({
    file: each.url ? path.normalize(fileURLToPath(each.url)) : '',
    type: each.subType ?? each.type,
    text: each.message,
    extract: each.extract ?? '',
  }));
}

/** What is wrong in XML files by a schema of `schemas/`: a line each. */
export async function relaxNg(schema, files) {
  const { code, stdout, stderr } = await java(['-cp', JAR, JING, '-c', path.join(SCHEMAS, schema), ...files]);
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  if (code !== 0 && said.length === 0) throw new Error(`${schema}: the validator ended with ${code} and said nothing`);
  return said;
}

function java(args) {
  return new Promise((resolve, reject) => {
    execFile(JAVA, args, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (typeof error?.code === 'string') reject(new Error(`no Java (Debian: default-jre-headless; or set JAVA): ${error.message}`));
      else resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}
