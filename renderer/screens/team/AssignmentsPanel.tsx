import { Anchor, Button } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { partyName, personName, setRecord } from '#casefile';
import { newId, useCase, useT } from '../../app/index.ts';
import { RecordTable, useActs, useChosen, useRecordColumns, useRecordOptions } from '../../components/record/index.ts';

/** Who examines what at whom: contents × members as a matrix, and each assignment with its deadline and report. */
export function AssignmentsPanel(): ReactElement {
  const t = useT();
  const { view } = useCase();
  const { focusId, pick } = useChosen('assignment');
  const optionsOf = useRecordOptions();
  const column = useRecordColumns('assignment');
  const rows = useMemo(() => Object.values(view.records.assignment), [view.records.assignment]);
  const columns = useMemo(
    () => [
      column('contentId', 'reference', 210, { options: optionsOf('inspectionContent') }),
      column('teamRoleId', 'reference', 160, { options: optionsOf('teamRole') }),
      column('subjectId', 'reference', 180, { options: optionsOf('subject') }),
      column('isLead', 'flag', 64),
      column('task', 'longText', 220),
      column('deadline', 'date', 104),
      column('state', 'choice', 110),
      column('reportedOn', 'date', 104),
      column('reportDocumentId', 'reference', 150, { options: optionsOf('document') }),
    ],
    [column, optionsOf],
  );
  return (
    <>
      <Matrix onShow={pick} />
      <RecordTable
        kind="assignment"
        tableId="assignment"
        label={t('team.panel.assignments')}
        rows={rows}
        columns={columns}
        focusId={focusId}
        emptyText={t('team.noAssignments')}
        fresh={() => ({})}
      />
    </>
  );
}

function Matrix({ onShow }: { readonly onShow: (id: string) => void }): ReactElement | null {
  const t = useT();
  const { view, isReadOnly } = useCase();
  const { act } = useActs();
  const contents = Object.values(view.records.inspectionContent).sort((a, b) => a.order - b.order);
  const members = Object.values(view.records.teamRole)
    .filter(role => role.role === 'leader' || role.role === 'deputy' || role.role === 'member')
    .sort((a, b) => a.order - b.order);
  const assignments = Object.values(view.records.assignment);
  if (contents.length === 0 || members.length === 0) return null;
  const assign = (contentId: string, teamRoleId: string) => {
    const id = newId();
    onShow(id);
    void act([setRecord('assignment', id, { contentId, teamRoleId })]);
  };
  const subjectName = (id: string | null) => {
    const subject = id === null ? undefined : view.records.subject[id];
    return subject === undefined ? t('team.allSubjects') : partyName(view, subject.partyType, subject.partyId);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="matrix" aria-label={t('team.matrix')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('record.inspectionContent')}</th>
            {members.map(member => (
              <th key={member.id}>{personName(view, member.personId)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contents.map(content => (
            <tr key={content.id}>
              <th scope="row">{content.title}</th>
              {members.map(member => (
                <td key={member.id}>
                  {assignments
                    .filter(each => each.contentId === content.id && each.teamRoleId === member.id)
                    .map(each => (
                      <div key={each.id}>
                        <Anchor component="button" type="button" fz="xs" ta="left" onClick={() => onShow(each.id)}>
                          {subjectName(each.subjectId)} – {t(`choice.assignment.state.${each.state}`)}
                        </Anchor>
                      </div>
                    ))}
                  {!isReadOnly && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t('team.assignTo', {
                        content: content.title,
                        member: personName(view, member.personId),
                      })}
                      onClick={() => assign(content.id, member.id)}
                    >
                      +
                    </Button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
