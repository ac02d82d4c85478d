import { useTranslation } from 'react-i18next';
import { useSectors } from '../../lib/taxonomy/use-sectors.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { DraftControl } from './use-template-draft.ts';

interface TemplateHeadProps extends Pick<DraftControl, 'draft' | 'change'> {
  problems: ReadonlyMap<string, string>;
}

/** What the template is called and whom it is meant for. */
export function TemplateHead({ draft, change, problems }: TemplateHeadProps) {
  const { t } = useTranslation('templates');
  const sectors = useSectors();
  const toggle = (code: string, isOn: boolean) =>
    change((current) => ({
      ...current,
      categoryCodes: isOn
        ? [...current.categoryCodes, code]
        : current.categoryCodes.filter((each) => each !== code),
    }));
  return (
    <section className="card grid gap-4" aria-label={t('head.label')}>
      <div className="sides">
        <TextField
          label={t('head.nameAr')}
          error={problems.get('name.ar')}
          lang="ar"
          dir="rtl"
          value={draft.name.ar}
          onChange={({ target }) =>
            change((current) => ({ ...current, name: { ...current.name, ar: target.value } }))
          }
        />
        <TextField
          label={t('head.nameFr')}
          error={problems.get('name') ?? problems.get('name.fr')}
          lang="fr"
          dir="ltr"
          value={draft.name.fr}
          onChange={({ target }) =>
            change((current) => ({ ...current, name: { ...current.name, fr: target.value } }))
          }
        />
      </div>
      <details>
        <summary>
          {draft.categoryCodes.length === 0
            ? t('head.forAll')
            : t('head.forSome', { count: draft.categoryCodes.length })}
        </summary>
        <div className="categories">
          {sectors?.map((sector) => (
            <fieldset key={sector.code}>
              <legend>{sector.name.display}</legend>
              {sector.categories.map(({ code, name }) => (
                <Checkbox
                  key={code}
                  checked={draft.categoryCodes.includes(code)}
                  onChange={({ target }) => toggle(code, target.checked)}
                >
                  {name.display}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </div>
      </details>
    </section>
  );
}
