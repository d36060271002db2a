"""Every line the launcher says: Chinese, then English."""

PREFIX = "石榴门户 / Shiliu Portal"

MESSAGES: dict[str, tuple[str, str]] = {
    # What is being done
    "creating": (
        "第一次使用：正在准备运行环境 .venv，约需一两分钟",
        "first use: making .venv, a minute or two",
    ),
    "rebuild-unfinished": (
        "上次安装没有完成，正在重新准备 .venv",
        "the last installation was cut short; making .venv again",
    ),
    "rebuild-moved": (
        "文件夹换了位置，正在重新准备 .venv",
        "the folder has moved; making .venv again",
    ),
    "rebuild-python": (
        "原来的 Python 不在或换了版本，正在重新准备 .venv",
        "its Python is gone or changed; making .venv again",
    ),
    "rebuild-incomplete": (
        ".venv 里缺了文件，正在重新准备",
        "files are missing in .venv; making it again",
    ),
    "updating": ("正在更新运行环境", "updating the installed packages"),
    "set-aside": (
        "已有的 .venv 不是本工具建的，改名保留为 {name}",
        "a .venv not made by this tool was kept as {name}",
    ),
    "waiting": (
        "另一个窗口正在安装，等它完成……",
        "another launcher is installing; waiting for it …",
    ),
    "collecting": ("下载 {done}/{total} {name}", "getting {done}/{total}"),
    "writing": ("写入 {total} 个软件包，请稍候", "writing {total} packages"),
    "retrying": ("网络不稳，正在重试", "network trouble, trying again"),
    "installed": ("运行环境已就绪", "everything is installed"),
    # What went wrong
    "cannot-write": (
        "无法写入 {path}（{why}）；请换到可写的文件夹，或取得写入权限后再运行",
        "cannot write {path}; use a folder you may write to, then run again",
    ),
    "not-a-folder": (
        "{path} 不是文件夹，请移走它后再运行",
        "{path} is not a folder; move it away and run again",
    ),
    "no-venv": (
        "这个 Python 缺少 venv；请输入 apt-get install python3-venv（需 root 或 sudo），再运行一次",
        "this Python lacks venv: apt-get install python3-venv (as root or with sudo), run again",
    ),
    "venv-failed": ("无法创建 .venv：{why}", "could not make .venv; run again after mending that"),
    "no-lock": (
        "缺少 {path}；请重新取得完整的项目文件",
        "{path} is missing; fetch the whole project again",
    ),
    "network": (
        "连不上软件源，没有装完；联网后再运行一次即可（可用环境变量 PIP_INDEX_URL 指定镜像）",
        "the package index is out of reach; connect and run again"
        " (PIP_INDEX_URL may name a mirror)",
    ),
    "hashes": (
        "下载的文件与锁定的校验值不符，未安装；请再运行一次，或换一个软件源",
        "a download does not match its locked hash and was refused; run again or use another index",
    ),
    "not-found": (
        "软件源里没有 {name}；请换一个软件源后再运行",
        "{name} is not in the package index; use another one and run again",
    ),
    "disk": ("磁盘空间不足，没有装完；腾出空间后再运行", "the disk is full; make room, run again"),
    "pip-failed": (
        "安装没有成功（记录在 {log}）：{why}",
        "the installation failed (its log is at that path); the next run starts afresh",
    ),
    "interrupted": ("已中断；下次运行会接着准备好", "interrupted; the next run puts it right"),
    "cannot-start": (
        "无法启动 {path}（{why}）；请删除 .venv 后再运行",
        "cannot start it; delete .venv and run again",
    ),
    # Tests
    "checking": ("检查：{name}", "checking: {name}"),
    "check-failed": ("没有通过：{name}", "failed: {name}"),
    "browser-playwright": (
        "没有找到 Chromium 或 Chrome，正在下载一个供测试用",
        "no Chromium or Chrome here; downloading one for the tests",
    ),
    "browser-apt": (
        "正在用 apt-get 安装 chromium",
        "installing chromium with apt-get",
    ),
    "no-browser": (
        "测试需要 Chromium 或 Chrome；请输入：{line}",
        "the tests need Chromium or Chrome; type that line, then run again",
    ),
}


def message(key: str, **values: object) -> str:
    """The message in both languages, on one line."""
    chinese, english = MESSAGES[key]
    return f"{chinese.format(**values)} / {english.format(**values)}"
