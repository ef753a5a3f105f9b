"""Folders of sync programs and network drives are recognised; row 16 of docs/security.md, 6."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ib_desk.application.vault_errors import Sharing
from ib_desk.storage import sharing
from ib_desk.storage.sharing import belongs_to_sync_program, file_system_of, sharing_of

MOUNTS = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /home rw,relatime shared:2 - btrfs /dev/vdb rw
41 30 0:44 / /home/zoe/H\040schijf rw,relatime shared:9 - cifs //server/zoe rw
42 30 0:45 / /home/zoe/school rw,relatime - nfs4 server:/school rw
43 30 0:46 / /home/zoe/cloud rw,relatime - fuse.rclone rclone rw
44 22 0:47 / /run/user/1000/doc rw,relatime - fuse.portal portal rw
""".strip()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/srv/kluis", "ext4"),
        ("/home/zoe/kluis", "btrfs"),
        ("/home/zoe/H schijf/kluis", "cifs"),
        ("/home/zoe/schoolwerk", "btrfs"),
        ("/home/zoe/school/kluis", "nfs4"),
        ("/home/zoe/cloud", "fuse.rclone"),
    ],
)
def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount(folder, kind):
    assert file_system_of(PurePosixPath(folder), MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("ext4", None),
        ("btrfs", None),
        ("tmpfs", None),
        ("overlay", None),
        ("fuse.portal", None),
        ("fuse.rclone", Sharing.NETWORK_DRIVE),
        ("nfs4", Sharing.NETWORK_DRIVE),
        ("cifs", Sharing.NETWORK_DRIVE),
        ("smb3", Sharing.NETWORK_DRIVE),
        ("9p", Sharing.NETWORK_DRIVE),
    ],
)
def test_which_file_systems_are_network_drives(tmp_path, monkeypatch, kind, found):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"22 1 254:0 / / rw shared:1 - {kind} x rw\n")
    monkeypatch.setattr(sharing, "_MOUNTS", mounts)

    assert sharing_of(tmp_path / "kluis") is found


def test_without_a_list_of_mounts_nothing_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "_MOUNTS", tmp_path / "none")

    assert sharing_of(tmp_path / "kluis") is None


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\zoe\OneDrive\kluis"),
        PureWindowsPath(r"C:\Users\zoe\OneDrive - Stichting De Wilg\kluis"),
        PureWindowsPath(r"C:\Users\zoe\iCloudDrive\kluis"),
        PurePosixPath("/home/zoe/Dropbox/kluis"),
        PurePosixPath("/home/zoe/Dropbox (School)/kluis"),
        PurePosixPath("/home/zoe/Nextcloud/kluis"),
        PurePosixPath("/Users/zoe/Library/Mobile Documents/com~apple~CloudDocs/kluis"),
        PurePosixPath("/Users/zoe/Library/CloudStorage/GoogleDrive-zoe/kluis"),
        PurePosixPath("/Users/zoe/Google Drive/kluis"),
    ],
)
def test_folders_of_sync_programs_are_known_by_their_name(folder):
    assert belongs_to_sync_program(folder, {})


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\zoe\AppData\Local\IB Desk\kluis"),
        PurePosixPath("/home/zoe/.local/share/ib-desk/kluis"),
        PurePosixPath("/home/dropboxer/kluis"),
    ],
)
def test_other_folders_are_left_in_peace(folder):
    assert not belongs_to_sync_program(folder, {})


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_a_moved_documents_folder_is_known_by_the_environment(variable):
    folder = PureWindowsPath(r"D:\Werk\Documenten\kluis")

    assert belongs_to_sync_program(folder, {variable: r"D:\Werk"})
    assert not belongs_to_sync_program(folder, {variable: r"D:\Ander"})
    assert not belongs_to_sync_program(folder, {variable: ""})


@pytest.mark.parametrize("trace", [".stfolder", ".dropbox", ".owncloudsync.log"])
def test_traces_above_the_folder_tell_on_a_sync_program(tmp_path: Path, trace):
    (tmp_path / trace).mkdir()

    assert sharing_of(tmp_path / "diep" / "kluis") is Sharing.SYNC_PROGRAM


def test_a_link_into_a_synced_folder_does_not_hide_it(tmp_path: Path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "kluis").symlink_to(tmp_path / "Dropbox")

    assert sharing_of(tmp_path / "kluis") is Sharing.SYNC_PROGRAM
