const retry = 'Try again; if it fails again, lock the vault and open it.';
const history =
  'Open Activity history and choose “Check” to see which entry is damaged. Restore it from a copy if there is one.';

/** What each error code means and what to do; the sentence about the data (`data.*`) comes before. */
export const error = {
  unknown: { cause: 'An error of unknown cause ({{code}}).', remedy: retry },
  unexpected: { cause: 'The program met an unexpected error ({{name}}).', remedy: retry },

  // vault
  wrongPassphrase: {
    cause: 'The passphrase is not right.',
    remedy: 'Check the Vietnamese input method and Caps Lock, then type it again.',
  },
  wrongRecoveryCode: {
    cause: 'The recovery code is not right.',
    remedy: 'Compare each group with the sheet. After a new sheet was made, the old one no longer works.',
  },
  damagedHeader: {
    cause: 'The head file of the vault is damaged, so the passphrase could not even be tried. You did not mistype it.',
    remedy: 'Delete nothing. Restore the vault from a copy, or ask your technician.',
  },
  damagedKeyring: {
    cause: 'The passphrase is right but the keyring of the vault is damaged.',
    remedy: 'Delete nothing. Restore the keyring from a copy of the vault.',
  },
  damagedRegistry: {
    cause: 'The register of case files is damaged.',
    remedy: 'Delete nothing. Restore the vault from a copy.',
  },
  newerVersion: {
    cause: 'The data was written by a newer version of the program.',
    remedy: 'Install the newer version and open it again. This version has changed nothing in it.',
  },
  tooCostly: {
    cause: 'The vault asks for more memory than allowed; its head file may have been altered.',
    remedy: 'Restore the head file from a copy.',
  },
  noKey: {
    cause: 'This vault has no key for the case file.',
    remedy: 'Ask its keeper to hand it over again, or use a copy of the vault that has the key.',
  },
  compartmentClosed: {
    cause: 'The sealed compartment is closed.',
    remedy: 'Type the passphrase to open it again; it closes by itself after 5 minutes.',
  },
  noVault: { cause: 'There is no vault on this machine.', remedy: 'Create a vault.' },
  vaultExists: {
    cause: 'There is already a vault on this machine.',
    remedy: 'Leave this screen and open the vault with its passphrase.',
  },
  alreadyOpen: { cause: 'The vault is open or being opened.', remedy: 'Wait a moment and try again.' },
  heldElsewhere: {
    cause: 'The vault is open in another window or another running Minh Chứng.',
    remedy: 'Go back to it, or close it and try again.',
  },
  rotationDisturbed: {
    cause: 'While the keys were being replaced the program was still writing something else into the vault.',
    remedy: 'Unlock with the old passphrase, wait until background work is done and replace the keys again.',
  },
  locked: { cause: 'The vault is locked.', remedy: 'Open it with the passphrase and go on.' },

  // documents
  documentMove: {
    cause: 'A document of this form cannot take that step from where it is.',
    remedy: 'See where the document stands under State and choose the next step.',
  },
  documentNumber: {
    cause: 'Number or day of issue are not right, or the number is used by another document of the year.',
    remedy: 'Enter number and day as the records office gave them and issue again.',
  },
  documentLocked: {
    cause: 'The document is being appraised, signed, or was issued, and cannot be changed.',
    remedy: 'To change it, return it to draft; an issued document is changed by the step Amend.',
  },

  // journal and case files
  notCanonical: { cause: 'An entry of the history is not written as it must be.', remedy: history },
  tooLarge: { cause: 'The content is larger than one act may be.', remedy: 'Split it and do it in parts.' },
  tooDeep: { cause: 'The content is nested too deeply.', remedy: 'Split it and do it in parts.' },
  badHeader: { cause: 'The head of an entry is damaged.', remedy: history },
  badSignature: { cause: 'The signature of an entry does not match: the entry was altered.', remedy: history },
  badCertificate: { cause: 'The certificate of a writing machine is not valid.', remedy: history },
  badSeal: { cause: 'An entry does not open with the key of this case file.', remedy: history },
  badBody: { cause: 'The content of an entry cannot be read.', remedy: history },
  brokenChain: { cause: 'The history is broken: an entry is missing or was replaced.', remedy: history },
  badFrame: { cause: 'A piece of the safe copy is damaged.', remedy: history },
  altered: { cause: 'Encrypted data was altered.', remedy: history },
  wrongKey: { cause: 'The key does not open this data.', remedy: history },
  damagedDraft: {
    cause: 'A piece of typed draft cannot be read.',
    remedy: 'Open the document and look at what was written last.',
  },
  damagedCase: {
    cause: 'Part of this case file is damaged, so it could not be opened.',
    remedy: 'Other case files are not affected. Restore this one from a copy.',
  },
  unknownCase: { cause: 'The vault has no such case file.', remedy: 'Go back to the list and choose again.' },
  unknownRecord: {
    cause: 'This item is no longer in the case file.',
    remedy: 'It may have been removed; use Undo or see Activity history.',
  },
  unknownDocument: {
    cause: 'This document is no longer in the case file.',
    remedy: 'Choose a document from the list.',
  },
  foreignText: {
    cause: 'The typed text does not belong to this session.',
    remedy: 'Close the document and open it again.',
  },
  textMissing: {
    cause: 'What was typed follows words the case does not have, so it is not an entry yet; it is kept.',
    remedy: 'Open the document again. If this stays, run the health check.',
  },
  notAnUpdate: {
    cause: 'The typed text was not sent in the right form.',
    remedy: 'Close the document and open it again.',
  },

  // store
  quota: { cause: 'The drive is full.', remedy: 'Free some space. The program writes again as soon as there is room.' },
  writeFailed: {
    cause: 'The drive could not be written.',
    remedy: 'Check the drive and its free space, then try again.',
  },
  readFailed: { cause: 'The drive could not be read.', remedy: retry },
  closed: { cause: 'The store was closed in the middle.', remedy: 'Lock the vault and open it again.' },
  damagedRow: { cause: 'A row of the store cannot be read.', remedy: history },
  keptUnwritten: {
    cause:
      'What was typed just before the vault was locked is still here, encrypted and in memory, because the drive has not taken it. The vault opens when it is written.',
    remedy: 'Free some space or check the drive, then open again. Do not quit the program or switch off before that.',
  },
  heldBack: {
    cause: 'The drive cannot be written now, so this change waits in memory.',
    remedy: 'Free some space or check the drive. It is written by itself when the drive takes it, also after a lock.',
  },
  writingStopped: {
    cause: 'Edits are refused because the last write failed.',
    remedy: 'Free some space or check the drive, then lock and open the vault.',
  },
  folderFull: {
    cause: 'The drive that holds the folder is full.',
    remedy: 'Free some space. The program writes again by itself as soon as there is room.',
  },
  folderNotWritable: {
    cause: 'The folder cannot be written: it is read-only, or another program holds a file.',
    remedy: 'Check its permissions and the write protection of the drive. The program writes again when it can.',
  },
  noLocalCopy: {
    cause: 'There is no safety copy on this machine to compare with.',
    remedy: 'Wait a few seconds and try again; in a browser, use backups.',
  },
  noCopyThere: {
    cause: 'The chosen folder holds no safety copy of Minh Chứng.',
    remedy: 'Choose the folder that holds the copy, or use “Restore from a backup”.',
  },
  copyOfOtherVault: {
    cause: 'This folder holds the copy of another vault; nothing was written there.',
    remedy: 'Choose another folder, or make a new one on that drive.',
  },
  keepingNeedsCopy: {
    cause: 'The safety copy on this machine is not there or cannot be written, so files cannot be kept in it alone.',
    remedy: 'Choose again when the copy can be written, or keep the files in both places.',
  },
  filesOnlyInCopy: {
    cause: 'A case keeps its files in the safety copy only; without the copy they would be lost.',
    remedy: 'Let that case keep its files in both places, wait until they are copied, then try again.',
  },
  folderGone: {
    cause: 'The folder is not to be seen: the drive was unplugged or the folder renamed.',
    remedy: 'Plug in the same drive again; in a browser press “Allow again”; or choose another folder in Settings.',
  },
  folderFileMissing: {
    cause: 'A file of the folder is gone.',
    remedy: 'Run the health check to see which one, and take it from the other copy.',
  },
  folderFileDiffers: {
    cause: 'A file in the folder is not as long as it was last written.',
    remedy: 'Do not change files of this folder with other programs. Run the health check.',
  },
  folderFailed: {
    cause: 'The folder reported an error of unknown cause.',
    remedy: 'Check the drive and its free space, then try again.',
  },
  mirrorFailed: {
    cause: 'The safe copy could not be written.',
    remedy: 'Check the drive and its free space, then try again.',
  },

  // evidence
  emptyFile: { cause: 'The file is empty (0 bytes).', remedy: 'Check the original and take it in again.' },
  duplicate: {
    cause: 'This file is already in the case file.',
    remedy: 'See the one that is there; it need not be taken in twice.',
  },
  fileChanged: {
    cause: 'The file changed while it was being read.',
    remedy: 'Close the program that has it open and take it in again.',
  },
  fileVanished: {
    cause: 'The file is gone or cannot be read.',
    remedy: 'Check the USB stick or folder and take it in again.',
  },
  damagedBlob: {
    cause: 'The stored file is partly damaged.',
    remedy: 'Run “Verify all” and take the original in again.',
  },
  truncatedBlob: {
    cause: 'The end of the stored file is missing.',
    remedy: 'Run “Verify all” and take the original in again.',
  },
  unknownBlob: {
    cause: 'The content of this file is not in the vault.',
    remedy: 'Run “Verify all” and take the original in again.',
  },
  unknownEvidence: { cause: 'This document is no longer in the case file.', remedy: 'Choose it again from the list.' },
  dropUnread: {
    cause: '{{count}} dropped files or folders cannot be opened: {{names}}.',
    remedy: 'See whether they are still there and readable, then drop them again. The others are not affected.',
  },
  leavesInUse: {
    cause: '{{count}} leaves that are cited or have a frozen folio number would lose a page.',
    remedy: 'Keep the present way of scanning, or remove those citations first.',
  },
  unknownScheme: { cause: 'This folio scheme is no longer in the case file.', remedy: 'Choose a scheme again.' },
  rangeOutside: { cause: 'The part asked for lies outside the file.', remedy: retry },
  hashDiffers: {
    cause: 'The content does not match the hash taken at receipt.',
    remedy: 'Do not use this file as evidence. Take the original in again and compare.',
  },
  chunkMissing: {
    cause: 'A piece of the stored file is missing.',
    remedy: 'Run “Verify all” and take the original in again.',
  },
  chunkDamaged: {
    cause: 'A piece of the stored file is damaged.',
    remedy: 'Run “Verify all” and take the original in again.',
  },
  folioFrozen: {
    cause: 'This folio scheme is frozen and cannot be renumbered.',
    remedy: 'Make a new scheme if other numbers are needed.',
  },

  // calls and jobs
  unknownCall: { cause: 'The screen asked for something the program does not do.', remedy: retry },
  badInput: { cause: 'Something typed is not valid ({{at}}).', remedy: 'Check the fields just filled in.' },
  unknownJob: { cause: 'This work is no longer running.', remedy: 'Remove it from the list.' },
  jobRunning: { cause: 'This work is still running.', remedy: 'Wait for it, or stop it and start again.' },
  nothingToRetry: { cause: 'Nothing failed that could be retried.', remedy: 'Remove it from the list.' },
  notBuilt: { cause: 'This version does not have that.', remedy: 'Wait for a later version.' },
  readOnly: {
    cause: 'The case file is read only.',
    remedy: 'See the warning at the top, or your role in this case file.',
  },

  // host
  host_untrustedSender: { cause: 'The request did not come from the main window.', remedy: retry },
  host_badInput: { cause: 'The request to the machine was malformed.', remedy: retry },
  host_noSuchHandle: { cause: 'This save was cancelled.', remedy: 'Choose the place again.' },
  host_diskFull: {
    cause: 'The drive chosen is full. Nothing half-written was left.',
    remedy: 'Choose another drive or free some space.',
  },
  host_notWritable: {
    cause: 'The chosen place cannot be written.',
    remedy: 'Choose another folder; close the file of the same name if it is open.',
  },
  host_noSuchFile: {
    cause: 'The file to be read is no longer in the folder.',
    remedy: 'See whether the drive was exchanged or the file deleted outside the program, then try again.',
  },
  host_sizeDiffers: {
    cause: 'A file in the folder is not as long as it was last written.',
    remedy: 'Do not change files of this folder with other programs. Run the health check.',
  },
  host_folderGone: {
    cause: 'The folder is not to be seen: the drive was unplugged or the folder renamed.',
    remedy: 'Plug in the same drive again, or choose another folder.',
  },
  host_heldElsewhere: {
    cause: 'Another running Minh Chứng uses this data folder, perhaps that of another user of this computer.',
    remedy: 'Close that program, then open this one again. If you cannot find it, restart the computer.',
  },
  host_pdfFailed: {
    cause: 'The PDF could not be made.',
    remedy: 'Export to Word, or check tables and citations in the document.',
  },
  host_cancelled: { cause: 'Saving was cancelled.', remedy: 'Export again when needed.' },
  host_unknown: { cause: 'The machine reported an error of unknown cause.', remedy: retry },
  sampleFontMissing: {
    cause: 'The typeface for the sample case could not be read.',
    remedy: 'Install the program again, then open the sample.',
  },
  sampleFileFailed: {
    cause: '“{{title}}” could not be taken into the sample case.',
    remedy: 'Check free disk space and try again.',
  },
  sampleLeafMissing: {
    cause: 'The sample case lacks leaf {{page}} of {{fileKey}}.',
    remedy: 'Tell the developers; your own cases are not affected.',
  },
  badPdf: {
    cause: 'This PDF is damaged or of another format, so it cannot be previewed.',
    remedy: 'The original is whole in the case; use “Save decrypted copy” to open it elsewhere.',
  },
  badText: {
    cause: 'This file is damaged, locked by a password or too large, so its words cannot be read.',
    remedy: 'The original is whole in the case; use “Save decrypted copy” to open it elsewhere.',
  },
  badPicture: {
    cause: 'This picture is damaged or of another format, so it cannot be previewed.',
    remedy: 'The original is whole in the case; use “Save decrypted copy” to open it elsewhere.',
  },
  pictureTooLarge: {
    cause: 'The picture says it has {{width}} × {{height}} pixels, which is abnormal, so it is not opened here.',
    remedy: 'The original is whole in the case; check where it comes from before opening it elsewhere.',
  },
  badSound: {
    cause: 'This recording could not be decoded.',
    remedy: 'The original is whole in the case; use “Save decrypted copy” to hear it elsewhere.',
  },

  // backups
  notABackup: { cause: 'There is no backup of Minh Chứng here.', remedy: 'Choose the backup folder or file.' },
  newerBackup: {
    cause: 'The backup was written by a newer program.',
    remedy: 'Install the newer version and open it again. The backup was not changed.',
  },
  backupDamaged: {
    cause: 'The manifest or table of contents of the backup is damaged.',
    remedy: 'Choose another backup of the list, or one on another drive.',
  },
  backupOtherKey: {
    cause: 'The backup is sealed under another key of the vault.',
    remedy: 'Open it with the passphrase or sheet of that time.',
  },
  backupTooLarge: {
    cause: "The vault's own files do not fit into one write.",
    remedy: 'Ask technical support; the vault is not affected.',
  },
  backup_manifestMissing: {
    cause: 'A backup of the chain has lost its manifest.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_manifestDamaged: {
    cause: 'The manifest of the backup is damaged.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_manifestOther: {
    cause: 'The manifest here belongs to another backup.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_manifestReplaced: {
    cause: 'The manifest is not the one the next backup was built on: an older one was put back.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_newerVersion: {
    cause: 'The backup was written by a newer program; it is left alone.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_otherKey: {
    cause: 'The backup is sealed under an earlier vault key; the passphrase of that time opens it.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_contentsMissing: {
    cause: 'The table of contents {{file}} is missing.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_contentsDamaged: {
    cause: 'The table of contents of the backup is damaged.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_copyDamaged: {
    cause: 'The second copy {{file}} is damaged.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_filesDamaged: {
    cause: 'Header or keyring inside the backup do not open.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_runsGone: {
    cause: 'This folder once held a newer proven backup that is gone now.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_volumeMissing: {
    cause: 'The file {{file}} is missing.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_volumeUnreadable: {
    cause: 'The drive does not give the file {{file}} back.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_volumeCut: {
    cause: 'The file {{file}} is cut short by {{missing}} bytes.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_volumeSwapped: {
    cause: 'The file {{file}} is in the wrong place: it holds {{other}}.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_volumeAltered: {
    cause: 'The file {{file}} was altered.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_entriesMissing: {
    cause: '“{{title}}” lacks {{count}} entries.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_entriesBad: {
    cause: '“{{title}}” has {{count}} entries that do not verify.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_chunksMissing: {
    cause: 'The file “{{file}}” of “{{title}}” lacks {{missing}} pieces.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_sourceEntriesLost: {
    cause: 'When it was backed up, “{{title}}” already had {{count}} unreadable entries.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_sourceEntriesBad: {
    cause: 'When it was backed up, “{{title}}” already had {{count}} entries that do not verify.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backup_sourceChunksBad: {
    cause: 'When it was backed up, the file “{{file}}” of “{{title}}” already lacked {{missing}} pieces.',
    remedy: 'Back up again to another drive; an older good backup elsewhere still serves.',
  },
  backupRunning: {
    cause: 'Another backup, proof or restore is running.',
    remedy: 'Wait until it ends, or cancel it in the status bar, then try again.',
  },
  backupStopped: {
    cause: 'The backup was stopped half-way; what was begun does not count as a backup.',
    remedy: 'Back up again when it suits; earlier backups are not affected.',
  },
  backupClosed: { cause: 'This backup was closed.', remedy: 'Choose the backup again and enter its passphrase.' },
  backupNotRead: {
    cause: 'This backup has not been read back and proven.',
    remedy: 'Choose “Prove again”, then restore.',
  },
  caseNotHere: {
    cause: 'This case is not in the vault on this machine: it was left in the backup when restoring.',
    remedy: 'Open the backup and restore this case into the vault.',
  },
  caseDestroyed: {
    cause: 'The case “{{title}}” was destroyed in this vault and is not restored.',
    remedy: 'If it must be kept, restore it into another vault.',
  },
  // documents
  document_unknownNode: {
    cause: 'The document holds content that cannot be written to a file ({{place}}).',
    remedy: 'Remove that part, or install a newer version and export again.',
  },
  document_notADocument: { cause: 'The data of the document has the wrong shape ({{place}}).', remedy: retry },
  document_imageMissing: {
    cause: 'Picture {{place}} of the document could not be read.',
    remedy: 'Check the item it comes from under Evidence, or remove the picture and export again.',
  },
  library_notALibrary: {
    cause: 'The chosen file is not a library of law written by this program.',
    remedy: 'Choose a .json file exported from the library of law.',
  },
  library_newerLibrary: {
    cause: 'The file was written by a newer version of the program.',
    remedy: 'Update the program and import again.',
  },
  library_badLibraryEntry: {
    cause: 'An entry of the file is not right: {{place}}.',
    remedy: 'Ask the sender to export it again. Nothing was taken over.',
  },
  library_doubleLibraryEntry: {
    cause: 'Two entries of the file have the same id {{place}}.',
    remedy: 'Ask the sender to export it again. Nothing was taken over.',
  },
  document_notADocx: {
    cause: 'The file {{place}} is no readable Word document (.docx).',
    remedy: 'Choose a .docx file; save an old .doc as .docx in Word first.',
  },
  healthRunning: {
    cause: 'A check or a repair is running.',
    remedy: 'Wait for it, or stop it in the list of running work.',
  },
  unknownFinding: {
    cause: 'This is not in the last result any more, or cannot be repaired.',
    remedy: 'Check again and choose from the new result.',
  },
  intakeRunning: {
    cause: 'Files are being taken in, so nothing is swept now.',
    remedy: 'Sweep when the intake is done.',
  },
} as const;
