/** Whether a file lies where SQLite's promises are weaker: in a synced, network or removable folder. By name alone. */

export type PlaceWarning = 'none' | 'synced' | 'network' | 'removable';

/** Folder names that the sync programs make; compared without case, as a whole or as the beginning where they add a name. */
const syncedNames = new Set([
  'dropbox',
  'google drive',
  'googledrive',
  'my drive',
  'icloud drive',
  'iclouddrive',
  'com~apple~clouddocs',
  'cloudstorage',
  'box',
  'box sync',
  'nextcloud',
  'owncloud',
  'pclouddrive',
  'mega',
  'megasync',
  'tresorit',
  'proton drive',
  'protondrive',
  'sync',
  'syncthing',
  'seafile',
  'magentacloud',
  'hidrive',
]);
const syncedBeginnings = ['onedrive', 'dropbox ', 'dropbox-', 'googledrive-', 'nextcloud-', 'owncloud-', 'sharepoint'];
const networkTypes = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afs',
  'ceph',
  '9p',
  'fuse.sshfs',
  'fuse.rclone',
  'davfs',
  'fuse.davfs2',
]);

/** Type of the file system that holds `path`, from the text of /proc/mounts; empty when it is not told. */
export function mountType(path: string, mounts: string): string {
  let best = '';
  let type = '';
  for (const row of mounts.split('\n')) {
    const [, point, kind] = row.split(' ');
    if (point === undefined || kind === undefined) continue;
    const folder = point.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const inside = folder === '/' || path === folder || path.startsWith(`${folder}/`);
    if (inside && folder.length >= best.length) {
      best = folder;
      type = kind;
    }
  }
  return type;
}

/**
 * @param path absolute path of the file, with / or \.
 * @param platform as `process.platform`.
 * @param mounts text of /proc/mounts on Linux, else empty.
 */
export function placeWarning(path: string, platform: string, mounts = ''): PlaceWarning {
  const folders = path.split(/[\\/]/).slice(0, -1);
  const synced = folders.some((folder) => {
    const name = folder.toLowerCase();
    return syncedNames.has(name) || syncedBeginnings.some((beginning) => name.startsWith(beginning));
  });
  if (synced) return 'synced';
  if (path.startsWith('\\\\') || path.startsWith('//')) return 'network';
  if (platform === 'win32') return 'none';
  if (networkTypes.has(mountType(path, mounts))) return 'network';
  if (/^\/(net|nfs|afs|Network)\//.test(path) || /^\/run\/user\/\d+\/gvfs\//.test(path) || path.includes('/.gvfs/')) return 'network';
  if (platform === 'darwin' && path.startsWith('/Volumes/') && !path.startsWith('/Volumes/Macintosh HD/')) return 'removable';
  if (platform === 'linux' && (/^\/media\/[^/]+\//.test(path) || /^\/run\/media\/[^/]+\//.test(path))) return 'removable';
  return 'none';
}
