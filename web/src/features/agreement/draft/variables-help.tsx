import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AgreementVariablesDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Card } from '../../../ui/card.tsx';
import { LocalText } from '../../../ui/local-text.tsx';

interface VariablesHelpProps {
  onChoose: (name: string) => void;
}

/** Every variable a clause may use; pressing one writes it where one was typing. */
export function VariablesHelp({ onChoose }: VariablesHelpProps) {
  const { t } = useTranslation('agreement-draft');
  const variables =
    useQuery({ ...operation(AgreementVariablesDocument), staleTime: Number.POSITIVE_INFINITY }).data
      ?.templateVariables ?? [];
  if (variables.length === 0) return null;
  return (
    <Card as="section" aria-label={t('variables.title')} className="agreement-variables">
      <details open={window.matchMedia('(min-width: 80rem)').matches}>
        <summary>
          <h2>{t('variables.title')}</h2>
        </summary>
        <p className="text-s text-muted">{t('variables.text')}</p>
        <ul>
          {variables.map(({ name, description, example }) => (
            <li key={name}>
              <button
                type="button"
                // The text being written keeps the focus, and so the place.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => onChoose(name)}
              >
                <bdi dir="ltr" className="code">
                  {`{{${name}}}`}
                </bdi>
                <span>
                  <LocalText text={description} />
                  <small>
                    <LocalText text={example} />
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
