"""The stylesheet of the standard widgets, in which `$names` stand for what a theme gives them."""

from typing import Final

STYLE: Final = """
QToolTip { color: $ink; background: $surface; border: 1px solid $control; padding: 4px 8px; }

QPushButton, QToolButton {
    color: $ink; background: $surface; border: 1px solid $control; border-radius: 8px;
    min-height: $button; padding: 0 14px; font-weight: 600;
}
QToolButton { padding: 0 10px; }
QPushButton[fit="snug"] { padding: 0 10px; }
QPushButton[fit="snug"]:focus { padding: 0 8px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; border-color: $accent; }
QPushButton:checked, QToolButton:checked {
    background: $accent_soft; border: 2px solid $accent; padding: 0 13px; min-height: $ringed;
}
QPushButton:focus, QToolButton:focus {
    border: 3px solid $accent; padding: 0 12px; min-height: $focused;
}
QToolButton:checked { padding: 0 9px; }
QToolButton:focus { padding: 0 8px; }
QPushButton:checked:focus, QToolButton:checked:focus {
    border: 4px solid $accent; padding: 0 11px; min-height: $doubled;
}
QToolButton:checked:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $control; border-color: $line; }
QPushButton[kind="filled"] {
    color: $on_accent; background: $accent; border: 1px solid $accent;
}
QPushButton[kind="filled"]:hover, QPushButton[kind="filled"]:pressed {
    background: $accent_strong; border-color: $accent_strong;
}
QPushButton[kind="filled"]:focus {
    border: 3px solid $ring_on_fill; text-decoration: underline;
    padding: 0 12px; min-height: $focused;
}
QPushButton[kind="filled"]:disabled {
    color: $control; background: $line; border-color: $line;
}
QPushButton[kind="stop"] {
    color: $on_terracotta; background: $terracotta; border: 1px solid $terracotta;
}
QPushButton[kind="stop"]:focus {
    border: 3px solid $ring_on_fill; text-decoration: underline;
    padding: 0 12px; min-height: $focused;
}
QPushButton[kind="stop"]:disabled {
    color: $control; background: $line; border-color: $line;
}
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    color: $muted; background: transparent; border-color: transparent;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover {
    color: $ink; background: $accent_soft;
}
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus {
    color: $ink; border: 3px solid $accent;
}
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { color: $control; }
QPushButton[touch="true"], QToolButton[touch="true"] { min-height: 42px; }
QToolButton::menu-indicator { image: none; }
QPushButton::menu-indicator { image: url($icons/chevron_$mode.svg); width: $sign;
    height: $sign; subcontrol-position: right center; right: 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QComboBox {
    color: $ink; background: $surface; border: 1px solid $control; border-radius: 8px;
    padding: 1px 9px; min-height: $button;
    selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: none; border-radius: 0; min-height: 0; padding: 0; background: transparent;
}
QPlainTextEdit, QTextEdit { padding: 7px 5px; }
GrowingText { qproperty-touch: $touch; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QComboBox:focus { border: 3px solid $accent; padding: 0 7px; min-height: $ringed; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
    border: none; padding: 0; min-height: 0;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 3px solid $accent; padding: 5px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QSpinBox:disabled { color: $control; background: $paper; border-color: $line; }
QLineEdit[role="wrong"], QPlainTextEdit[role="wrong"] { border: 2px solid $terracotta; }
QLineEdit[role="wrong"]:focus { border: 4px solid $terracotta; padding: 0 6px;
    min-height: $focused; }
QPlainTextEdit[role="wrong"]:focus { border: 4px solid $terracotta; padding: 4px 2px; }
QLineEdit QToolButton { background: transparent; border: none; min-height: 0; padding: 0; }
QAbstractItemView QLineEdit { border-radius: 0; min-height: 0; padding: 0 4px; }

QComboBox::drop-down, QDateEdit::drop-down { border: none; width: $dropdown; }
QComboBox::down-arrow { image: url($icons/chevron_$mode.svg); width: $chevron; height: $chevron; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button,
QTimeEdit::up-button, QTimeEdit::down-button { border: none; width: $stepper; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow {
    image: url($icons/chevron_up_$mode.svg); width: $arrow; height: $arrow;
}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow {
    image: url($icons/chevron_$mode.svg); width: $arrow; height: $arrow;
}
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $control; outline: none; padding: 4px;
}

QCheckBox, QRadioButton { spacing: 8px; min-height: $ticked; border: 2px solid transparent;
    border-radius: 6px; padding: 0 4px 0 2px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QGroupBox::indicator, QListView::indicator, QTreeView::indicator,
QTableView::indicator {
    width: $tick; height: $tick; border: 2px solid $control; border-radius: 4px;
    background: $surface;
}
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check_$mode.svg);
}
QRadioButton::indicator {
    width: $dot; height: $dot; border: 2px solid $control; border-radius: $dot_round;
    background: $surface;
}
QRadioButton::indicator:checked {
    width: $dot_hole; height: $dot_hole; border: $dot_ring solid $accent; background: $surface;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QListView, QTreeView, QTableView {
    color: $ink; background: $surface; border: 1px solid $line; border-radius: 8px; outline: none;
    padding: 1px; alternate-background-color: $paper; gridline-color: $line;
    selection-background-color: $accent_soft; selection-color: $ink;
}
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; padding: 0; }
QListView::item, QTreeView::item { padding: $item 8px; border-$start: 3px solid transparent; }
QListView::item:selected, QTreeView::item:selected {
    color: $ink; background: $accent_soft; border-$start: 3px solid $accent;
}
QTableView::item:selected { color: $ink; background: $accent_soft; }
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $paper; }
QListView[role="flat"], QTreeView[role="flat"] {
    background: transparent; border: none; padding: 2px;
}
QTableView[role="flat"] { border: 2px solid transparent; border-radius: 0; padding: 0; }
QTableView[role="flat"]:focus { border: 2px solid $accent; }
QListView[role="flat"]:focus, QTreeView[role="flat"]:focus {
    border: 2px solid $accent; padding: 0;
}
QHeaderView { background: $paper; border: none; }
QHeaderView::section {
    color: $muted; background: $paper; font-size: $px13; font-weight: 600; padding: 6px 8px;
    border: none; border-bottom: 1px solid $line;
}
QHeaderView::section:first { border-top-$start-radius: 7px; }
QHeaderView::section:last { border-top-$end-radius: 7px; }
QTableCornerButton::section { background: $paper; border: none; }

QMenuBar { background: $paper; color: $ink; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { color: $ink; background: $surface; border: 1px solid $control; padding: 6px; }
QMenu::item { padding: $entry 14px; padding-$end: 28px;
    border-radius: 6px; border: 1px solid transparent; }
QMenu::item:selected { background: $accent_soft; border: 1px solid $accent; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::icon { padding-$start: 8px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab {
    color: $muted; background: transparent; padding: $tab 13px; font-weight: 600;
    border: 3px solid transparent;
}
QTabBar::tab:selected { color: $ink; border-bottom: 3px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { border: 3px solid $accent; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 2px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QSplitter::handle { background: $line; }
QProgressBar { color: $ink; background: $line; border: none; border-radius: 4px;
    text-align: center; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: $titled;
    padding: $titled 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; font-weight: 600; }
QStatusBar { color: $muted; }
QDialog, QMainWindow, QMessageBox { background: $paper; }

QLabel { background: transparent; }
QLabel[role="brand"] { font-size: $px32; font-weight: 700; }
QLabel[role="title"] { font-size: $px24; font-weight: 600; }
QLabel[role="heading"] { font-size: $px17; font-weight: 600; }
QLabel[role="prompt"] {
    font-size: $px19; border: none; border-$start: 4px solid $accent;
    padding: 0; padding-$start: 12px;
}
QLabel[role="section"] { color: $muted; font-size: $px13; font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $px13; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="accent"] { color: $accent; font-weight: 600; }
QLabel[role="stop"] { color: $terracotta; font-weight: 600; }
QLabel[role="safe"] {
    color: $muted; background: $surface; font-size: $px13;
    border: none; border-bottom: 1px solid $line;
}
QLabel[role="pill"] {
    color: $ink; background: $amber_soft; border-radius: 12px; padding: 4px 12px;
    font-size: $px13; font-weight: 600;
}

QFrame[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[role="side"] { background: $surface; border: none; border-$end: 1px solid $line; }
QFrame[role="guide"] { background: $surface; border: none; border-$start: 1px solid $line; }
QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="tile"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[role="look_here"] { background: $amber_soft; border: none; border-radius: 8px; }
QFrame[role="message"] {
    background: $amber_soft; border: 1px solid $amber; border-radius: 8px;
}
QFrame[role="warning"] { background: $terracotta_soft; border: none; border-radius: 8px; }

QPushButton[role="question"], QPushButton[role="question_here"] {
    color: $ink; background: $surface; border: 1px solid $line; border-radius: 8px;
    font-weight: 400; text-align: left; padding: 8px 12px;
}
QPushButton[role="question_here"] { background: $amber_soft; border-color: $amber_soft; }
QPushButton[role="question"]:hover, QPushButton[role="question_here"]:hover {
    border-color: $accent;
}
QPushButton[role="question"]:focus, QPushButton[role="question_here"]:focus {
    border: 2px solid $accent; padding: 7px 11px;
}
"""

FOR_FINGERS: Final = """
QPushButton { min-width: 24px; }
QCheckBox, QRadioButton { padding-right: 8px; }
QCheckBox::indicator { margin: $around_tick 0; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down:editable, QDateEdit::drop-down {
    subcontrol-origin: border; width: ${touch}px;
}
QSpinBox::up-button, QDoubleSpinBox::up-button, QTimeEdit::up-button {
    subcontrol-position: center right; width: ${touch}px; height: ${touch}px;
}
QSpinBox::down-button, QDoubleSpinBox::down-button, QTimeEdit::down-button {
    subcontrol-position: center left; width: ${touch}px; height: ${touch}px;
}
QCalendarWidget { min-width: 328px; min-height: 372px; }
QCalendarWidget QToolButton { min-width: 24px; }
"""
"""What is pressed by its mark takes presses above and below it; what a box offers is a list."""
