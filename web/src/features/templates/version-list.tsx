import { useTranslation } from 'react-i18next';
import { ClauseChanges } from './clause-changes.tsx';
import { changesBetween, type Template } from './template-draft.ts';

/** Every version, newest first, each with what it changed against the one before. */
export function VersionList({ versions }: { versions: Template['versions'] }) {
  const { t } = useTranslation('templates');
  return (
    <ol className="version-list">
      {versions.map((version, index) => {
        const before = versions[index + 1];
        const changes = before ? changesBetween(before.clauses, version.clauses) : [];
        return (
          <li key={version.number} className="card">
            <h2>{t('version', { version: version.number })}</h2>
            <p className="text-s text-muted">
              {t('publishedBy', { moment: version.publishedAt.text, name: version.publishedBy })}
            </p>
            {version.note && (
              <p>
                <bdi>{version.note}</bdi>
              </p>
            )}
            {before ? (
              <details>
                <summary>{t('versions.changes', { count: changes.length })}</summary>
                <ClauseChanges changes={changes} />
              </details>
            ) : (
              <p className="text-s">{t('versions.first', { count: version.clauses.length })}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
