/** Words of the decision pack: making its key, and checking it. */
export const signing = {
  damaged: 'The signing key of this computer cannot be read. Nothing was signed, and the key was not replaced.',
  damagedHint: 'Bring back signing-key.json from a backup of the program’s data, or remove it there to make a new key.',
  exists: 'This computer has a signing key already. It was not replaced.',
  busy: 'Another window is making the key at this moment. Nothing was changed; look again.',
  none: 'This computer has no signing key yet. Nothing was signed.',
  noneHint: 'Make one first; it takes a passphrase of your own.',
  wrongPassphrase: 'This passphrase does not open the signing key {{key}}. Nothing was signed.',
} as const;

export const pack = {
  verify: {
    notAPack: 'This is no pack: not a zip with one folder that holds a bag.',
    missing: 'This file is missing.',
    unreadable: 'This file is damaged inside the zip.',
    declaration: 'This is not the declaration of a bag (BagIt 1.0).',
    notAManifest: 'A line of this list is no checksum, or a file stands in it twice.',
    unsoundPath: 'This name leads outside the pack or has characters that it must not have.',
    listedMissing: '{{manifest}} names this file, and it is not there.',
    unlisted: '{{manifest}} does not name this file: it was added afterwards.',
    changed: 'The content does not fit its checksum in {{manifest}}.',
    oxum: 'Size and number of the files are not what bag-info.txt says; counted: {{counted}}.',
    notAKey: 'This is no public key of minisign.',
    unsigned: 'The pack is not signed: its checksums show damage, but not who made it.',
    keyInside:
      'The signature fits the key {{key}} that lies in the pack. Compare that name with the one in the report or with one you were given another way.',
    signature: {
      form: 'This is no signature of minisign.',
      other_key: 'The signature was made with another key than the one in the pack.',
      message: 'The signature does not fit the list of checksums: one of them was changed.',
      comment: 'The signature fits, but its comment was changed.',
    },
  },
} as const;
