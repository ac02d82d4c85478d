import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settingNames } from './config.ts';

const directory = mkdtempSync(join(tmpdir(), 'wasl-config-'));
const production = {
  NODE_ENV: 'production',
  WASL_DATA: directory,
  SESSION_SECRET: 'k3J9x0QvZt7LmPz4RwYbN8sHdUaE5fGc',
};

function problemsOf(environment: NodeJS.ProcessEnv): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
}

describe('readConfig', () => {
  it('starts on the embedded stores when nothing is set', () => {
    const config = readConfig({ WASL_DATA: directory });
    expect(config).toMatchObject({ mode: 'development', port: 4000, mongodbUri: null, meilisearch: null });
    expect(config.demonstration).toBe(true);
  });

  it('makes a session secret once, readable by its owner only', () => {
    const first = readConfig({ WASL_DATA: directory }).sessionSecret;
    expect(readConfig({ WASL_DATA: directory }).sessionSecret).toBe(first);
    expect(statSync(join(directory, 'session-secret')).mode & 0o077).toBe(0);
  });

  it('refuses production without a session secret', () => {
    expect(problemsOf({ ...production, SESSION_SECRET: '' })).toContain('SESSION_SECRET');
  });

  it('refuses secrets everybody knows', () => {
    expect(problemsOf({ ...production, SESSION_SECRET: 'change-me' })).toContain('SESSION_SECRET');
    expect(problemsOf({ ...production, MEILI_URL: 'http://search:7700', MEILI_KEY: 'secret' })).toContain(
      'MEILI_KEY',
    );
  });

  it('refuses production with a search engine open to everybody', () => {
    expect(problemsOf({ ...production, MEILI_URL: 'http://search:7700' })).toContain('MEILI_KEY');
  });

  it('does not fill a production store with a demonstration', () => {
    expect(readConfig(production).demonstration).toBe(false);
  });

  it('sends mail only when it is told from whom, and scans where it is told to', () => {
    const url = 'smtps://name:word@mail.example.ma';
    expect(readConfig({ WASL_DATA: directory })).toMatchObject({ mail: null, clamd: null });
    expect(problemsOf({ WASL_DATA: directory, SMTP_URL: url })).toContain('MAIL_FROM');
    expect(problemsOf({ WASL_DATA: directory, SMTP_URL: 'http://mail' })).toContain('SMTP_URL');
    expect(problemsOf({ WASL_DATA: directory, CLAMD_HOST: 'tcp://scan:3310' })).toContain('CLAMD_HOST');
    const settings = { SMTP_URL: url, MAIL_FROM: 'Wasl <wasl@example.ma>', CLAMD_HOST: 'scan' };
    expect(readConfig({ WASL_DATA: directory, ...settings })).toMatchObject({
      mail: { url, from: 'Wasl <wasl@example.ma>' },
      clamd: { host: 'scan', port: 3310 },
    });
    expect(readConfig({ WASL_DATA: directory, CLAMD_HOST: 'scan:99' }).clamd).toEqual({
      host: 'scan',
      port: 99,
    });
  });

  it('says which setting is wrong', () => {
    expect(problemsOf({ WASL_DATA: directory, PORT: 'eighty' })).toContain('PORT');
  });

  it('is described whole in .env.example', () => {
    const example = readFileSync(join(import.meta.dirname, '../../../../.env.example'), 'utf8');
    const described = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(described.sort()).toEqual([...settingNames].sort());
  });
});
