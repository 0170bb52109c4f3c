/** The settings of the look, group by group; every problem stands at its place while it is typed. */
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { lookLimits, type ReportLook, type TextPlace, textPlaces } from '../../../shared/model/report-look.ts';
import { contrastsOf, contrastText, LEAST_CONTRAST } from '../../../shared/rules/report-look.ts';
import { fileSize } from '../../../shared/words/dates.ts';
import { t } from '../../../shared/words/words.ts';
import { CheckMark } from './contrast-mark.tsx';
import { FieldText } from './field-text.tsx';
import { type LookFileRow, LookFiles } from './look-files.tsx';
import { SectionOrder } from './section-order.tsx';
import classes from './templates-screen.module.css';

export interface LookFormProps {
  readonly look: ReportLook;
  readonly files: readonly LookFileRow[];
  /** Place → what is wrong there. */
  readonly problems: ReadonlyMap<string, string>;
  readonly exampleName: string;
  readonly onChange: (look: ReportLook) => void;
}

const HEX = /^#[0-9A-Fa-f]{6}$/;

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.group} aria-label={title}>
      <h2>{title}</h2>
      <div className={classes.controls}>{children}</div>
    </section>
  );
}

export function LookForm({ look, files, problems, exampleName, onChange }: LookFormProps) {
  const [place, setPlace] = useState<TextPlace>('cover');
  const at = (key: string) => problems.get(key);
  const patch = <K extends keyof ReportLook>(key: K, value: ReportLook[K]) => onChange({ ...look, [key]: value });
  const hasOwn = files.some(({ role }) => role === 'font_regular') && files.some(({ role }) => role === 'font_bold');
  const fonts = [
    { value: 'sans', label: t('lookScreen.fonts.sans') },
    { value: 'serif', label: t('lookScreen.fonts.serif') },
    { value: 'own', label: t('lookScreen.fonts.own'), disabled: !hasOwn },
  ];
  const line = (label: string, value: string, key: string, help: string, most: number, onLine: (value: string) => void) => (
    <TextInput
      label={label}
      value={value}
      maxLength={most}
      data-place={key}
      {...(help === '' ? {} : { description: help })}
      error={at(key) ?? null}
      onChange={(event) => onLine(event.currentTarget.value)}
    />
  );
  const { identity, colors, head, foot } = look;
  return (
    <>
      <Group title={t('lookScreen.identity.title')}>
        {line(t('lookScreen.name'), look.name, 'name', '', 120, (name) => patch('name', name))}
        {line(t('lookScreen.identity.name'), identity.name, 'identity.name', t('lookScreen.identity.nameHelp'), 300, (name) =>
          patch('identity', { ...identity, name }),
        )}
        <LookFiles
          roles={['logo', 'accreditation']}
          files={files}
          help={t('lookScreen.identity.pictureHelp', { limit: fileSize(lookLimits.pictureBytes) })}
        />
        {line(
          t('lookScreen.identity.accreditation'),
          identity.accreditation,
          'identity.accreditation',
          t('lookScreen.identity.accreditationHelp'),
          120,
          (accreditation) => patch('identity', { ...identity, accreditation }),
        )}
      </Group>
      <Group title={t('lookScreen.colors.title')}>
        {(['accent', 'tint'] as const).map((name) => (
          <div key={name} className={classes.color}>
            {line(t(`lookScreen.colors.${name}`), colors[name], `colors.${name}`, '', 7, (value) =>
              patch('colors', { ...colors, [name]: value }),
            )}
            <input
              type="color"
              aria-label={t('lookScreen.colors.pick', { name: t(`lookScreen.colors.${name}`).toLowerCase() })}
              value={HEX.test(colors[name]) ? colors[name].toLowerCase() : '#000000'}
              onChange={(event) => patch('colors', { ...colors, [name]: event.currentTarget.value.toUpperCase() })}
            />
          </div>
        ))}
        {HEX.test(colors.accent) && HEX.test(colors.tint) ? (
          <ul className={classes.contrasts}>
            {contrastsOf(colors).map(({ what, ratio }) => (
              <li key={what} data-low={ratio < LEAST_CONTRAST || undefined}>
                <CheckMark passed={ratio >= LEAST_CONTRAST} />
                <span>{t(`lookScreen.colors.${what}`)}</span>
                <span className={classes.ratio}>{t('lookScreen.colors.ratio', { ratio: contrastText(ratio) })}</span>
                <span className={classes.note}>{t(ratio >= LEAST_CONTRAST ? 'lookScreen.colors.enough' : 'lookScreen.colors.low')}</span>
              </li>
            ))}
          </ul>
        ) : null}
        <p className={classes.note}>{t('lookScreen.colors.states')}</p>
      </Group>
      <Group title={t('lookScreen.fonts.title')}>
        {(['text', 'headings'] as const).map((use) => (
          <Select
            key={use}
            label={t(`lookScreen.fonts.${use}`)}
            data={fonts}
            value={look.fonts[use]}
            allowDeselect={false}
            data-place={`fonts.${use}`}
            error={at(`fonts.${use}`) ?? null}
            onChange={(value) => patch('fonts', { ...look.fonts, [use]: value as ReportLook['fonts']['text'] })}
          />
        ))}
        <LookFiles
          roles={['font_regular', 'font_bold', 'font_italics', 'font_bolditalics']}
          files={files}
          help={t('lookScreen.fonts.help')}
        />
      </Group>
      <Group title={t('lookScreen.page.title')}>
        <SegmentedControl
          size="xs"
          className={classes.segments}
          aria-label={t('lookScreen.page.size')}
          data={(['A4', 'Letter'] as const).map((size) => ({ value: size, label: t(`lookScreen.page.${size}`) }))}
          value={look.page.size}
          onChange={(size) => patch('page', { size: size as ReportLook['page']['size'] })}
        />
      </Group>
      <Group title={t('lookScreen.running.title')}>
        {(
          [
            ['head.left', 'headLeft', head.left, 120, (left: string) => patch('head', { ...head, left })],
            ['head.right', 'headRight', head.right, 120, (right: string) => patch('head', { ...head, right })],
            ['foot.mark', 'footMark', foot.mark, 40, (mark: string) => patch('foot', { ...foot, mark })],
            ['foot.left', 'footLeft', foot.left, 120, (left: string) => patch('foot', { ...foot, left })],
          ] as const
        ).map(([key, label, value, most, set]) => (
          <FieldText
            key={key}
            place={key}
            label={t(`lookScreen.running.${label}`)}
            value={value}
            where="running"
            problem={at(key)}
            most={most}
            onChange={set}
          />
        ))}
        <p className={classes.note}>{t('lookScreen.running.standard')}</p>
      </Group>
      <Group title={t('lookScreen.sections.title')}>
        <p className={classes.note}>{t('lookScreen.sections.help')}</p>
        <SectionOrder
          sections={look.sections}
          problems={[...problems].filter(([key]) => key.startsWith('sections.')).map(([, problem]) => problem)}
          onChange={(sections) => patch('sections', sections)}
        />
      </Group>
      <Group title={t('lookScreen.texts.title')}>
        <Select
          label={t('lookScreen.texts.place')}
          data={textPlaces.map((one) => {
            const part = t(`looks.part.${one}`);
            return { value: one, label: (look.texts[one] ?? '') === '' ? part : t('lookScreen.texts.filled', { part }) };
          })}
          value={place}
          allowDeselect={false}
          onChange={(one) => setPlace((one ?? 'cover') as TextPlace)}
        />
        <FieldText
          place={`texts.${place}`}
          label={t('lookScreen.texts.text', { part: t(`looks.part.${place}`) })}
          value={look.texts[place] ?? ''}
          where="text"
          rows={4}
          help={t('lookScreen.texts.help')}
          problem={at(`texts.${place}`)}
          most={4000}
          onChange={(text) => {
            const { [place]: _old, ...others } = look.texts;
            patch('texts', text === '' ? others : { ...others, [place]: text });
          }}
        />
        {[...problems]
          .filter(([key]) => key.startsWith('texts.') && key !== `texts.${place}`)
          .map(([key, problem]) => (
            <button key={key} type="button" className={classes.jump} onClick={() => setPlace(key.slice('texts.'.length) as TextPlace)}>
              {t(`looks.part.${key.slice('texts.'.length) as TextPlace}`)}: {problem}
            </button>
          ))}
      </Group>
      <Group title={t('lookScreen.file.title')}>
        <FieldText
          place="fileName"
          label={t('lookScreen.file.label')}
          value={look.fileName}
          where="file"
          help={exampleName === '' ? t('lookScreen.file.help') : t('lookScreen.file.example', { name: exampleName })}
          problem={at('fileName')}
          most={160}
          onChange={(fileName) => patch('fileName', fileName)}
        />
      </Group>
    </>
  );
}
