# SPDX-License-Identifier: Apache-2.0
"""Fusion, flattened: lines instead of bevels, one accent, a focus ring that can be seen."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QWidget,
)

from briefing_app.ui.theme import active, fonts, icons
from briefing_app.ui.theme.writing import draw_text, label_sides, sides_of

RADIUS = 5.0
_EMBED, _END = "\u202a", "\u202c"  # what is between them runs from left to right, whatever is around it
_P = QStyle.PrimitiveElement
_C = QStyle.ControlElement
_CC = QStyle.ComplexControl
_S = QStyle.StateFlag
_M = QStyle.PixelMetric


def rounded(
    painter: QPainter,
    area: QRect | QRectF,
    *,
    fill: QColor | None,
    line: QColor | None,
    width: float = 1.0,
    radius: float = RADIUS,
) -> None:
    """A rounded rectangle whose line lies wholly inside the area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line is not None else 0.0
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def field_frame(painter: QPainter, area: QRect, *, focused: bool, enabled: bool = True) -> None:
    """The frame of anything one types into."""
    colours = active.colours()
    fill = colours.panel if enabled else colours.sunk
    line = colours.accent if focused else colours.line
    rounded(painter, area, fill=fill, line=line, width=2.0 if focused else 1.0)


class WorkstationStyle(QProxyStyle):
    """What differs from Fusion, and nothing else."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = _PRIMITIVES.get(element)
        if draw is None or not draw(option, painter, widget):
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _C.CE_HeaderSection and isinstance(option, QStyleOptionHeader):
            _header_section(option, painter)
        elif element == _C.CE_PushButtonLabel and isinstance(option, QStyleOptionButton) and _is_main(widget):
            shades = option.palette
            if option.state & _S.State_Enabled:  # one that is not stands on the panel, in its own colour
                shades.setColor(QPalette.ColorRole.ButtonText, active.colours().on_accent)
            option.palette = shades
            super().drawControl(element, option, painter, widget)
        elif element == _C.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
            _header_label(option, painter)
        elif element in (_C.CE_MenuBarItem, _C.CE_MenuBarEmptyArea):
            _menu_bar(element, option, painter)
        elif element == _C.CE_HeaderEmptyArea:
            _header_empty(option, painter)
        elif element == _C.CE_MenuItem and isinstance(option, QStyleOptionMenuItem) and _is_mirrored(option):
            option.text = "\t".join(f"{_EMBED}{part}{_END}" for part in option.text.split("\t"))
            super().drawControl(element, option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawItemText(
        self,
        painter: QPainter,
        rect: QRect,
        flags: int,
        pal: QPalette | Qt.GlobalColor | QColor,
        enabled: bool,
        text: str,
        textRole: QPalette.ColorRole = QPalette.ColorRole.NoRole,  # noqa: N803
    ) -> None:
        """In a mirrored window, a text of the other direction stays on the leading side and keeps its own order."""
        direction = painter.layoutDirection()
        if direction == Qt.LayoutDirection.RightToLeft:
            label = painter.device()
            if not isinstance(label, QLabel):
                flags = sides_of(flags, direction)
            elif not label.alignment() & Qt.AlignmentFlag.AlignAbsolute:
                flags = label_sides(flags)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        super().drawItemText(painter, rect, flags, pal, enabled, text, textRole)
        painter.setLayoutDirection(direction)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            slider = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            _scroll_bar(option, painter, slider)
        elif control == _CC.CC_ComboBox and isinstance(widget, QComboBox):
            _combo_box(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_bar_part(option, sub)
        area = super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]
        if control == _CC.CC_ComboBox and sub == QStyle.SubControl.SC_ComboBoxEditField:
            return area.adjusted(2, 0, -5, 0) if _is_mirrored(option) else area.adjusted(5, 0, -2, 0)
        return area

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        value = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if value is None else value

    def standardIcon(
        self,
        icon: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        if icon == QStyle.StandardPixmap.SP_LineEditClearButton:
            return icons.icon("close")
        return super().standardIcon(icon, option, widget)

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        found = super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]
        if contents in _CONTROLS or (contents == QStyle.ContentsType.CT_PushButton and _is_framed(widget)):
            found.setHeight(max(fonts.control_height(), option.fontMetrics.height() + 10))
        if contents == QStyle.ContentsType.CT_ComboBox:
            found.setWidth(found.width() + COMBO_INDENT)
        return found

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        if hint == QStyle.StyleHint.SH_ItemView_ShowDecorationSelected:
            return 1
        return super().styleHint(hint, option, widget, data)


_METRICS: dict[QStyle.PixelMetric, int] = {
    _M.PM_ScrollBarExtent: 11,
    _M.PM_ScrollBarSliderMin: 28,
    _M.PM_SplitterWidth: 1,
    _M.PM_ButtonMargin: 12,
    _M.PM_ButtonShiftHorizontal: 0,
    _M.PM_ButtonShiftVertical: 0,
    _M.PM_MenuHMargin: 4,
    _M.PM_MenuVMargin: 4,
    _M.PM_SmallIconSize: 16,
    _M.PM_ButtonIconSize: 16,
    _M.PM_HeaderMargin: 4,
    _M.PM_MenuBarPanelWidth: 0,
    _M.PM_MenuBarItemSpacing: 2,
}


COMBO_INDENT = 8  # what the words of a combo box stand further in than Fusion has them
_CONTROLS = (QStyle.ContentsType.CT_LineEdit, QStyle.ContentsType.CT_ComboBox)


def _is_mirrored(option: QStyleOption) -> bool:
    return option.direction == Qt.LayoutDirection.RightToLeft


def _is_framed(widget: QWidget | None) -> bool:
    return isinstance(widget, QPushButton) and not widget.isFlat()


def _is_main(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property("main"))


def _button(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    colours = active.colours()
    state = option.state
    main = _is_main(widget)
    enabled = bool(state & _S.State_Enabled)
    hover = bool(state & _S.State_MouseOver) and enabled
    pressed = bool(state & (_S.State_Sunken | _S.State_On))
    fill = colours.hover if hover or pressed else colours.panel
    line = colours.line
    if main and enabled:
        fill = colours.accent_hover if hover or pressed else colours.accent
        line = fill
    if not (isinstance(widget, QPushButton) and widget.isFlat()) or hover or pressed:
        rounded(painter, option.rect, fill=fill, line=line)
    if state & _S.State_HasFocus and isinstance(widget, QPushButton):
        _focus(option, painter, widget)  # Fusion leaves this to the panel
    return True


def _focus(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    if isinstance(widget, QAbstractItemView):
        return True  # rows paint their own focus
    area = widget.rect() if isinstance(widget, QPushButton) else option.rect
    colours = active.colours()
    main = _is_main(widget)
    if main:
        inner = QRectF(area).adjusted(2, 2, -2, -2)
        rounded(painter, inner, fill=None, line=colours.on_accent, width=1.5, radius=RADIUS - 1)
    else:
        rounded(painter, area, fill=None, line=colours.accent, width=2.0)
    return True


def _line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    if widget is not None and isinstance(widget.parentWidget(), QComboBox):
        return True
    if widget is not None and widget.property("frame") is False:  # a line inside a field that has a frame
        return True
    focused = bool(option.state & _S.State_HasFocus)
    field_frame(painter, option.rect, focused=focused, enabled=bool(option.state & _S.State_Enabled))
    return True


def _frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    colours = active.colours()
    focused = bool(option.state & _S.State_HasFocus)
    rounded(
        painter,
        option.rect,
        fill=None,
        line=colours.accent if focused else colours.line,
        width=2.0 if focused else 1.0,
    )
    return True


def _check(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    colours = active.colours()
    on = bool(option.state & _S.State_On)
    line = colours.accent if on or option.state & _S.State_HasFocus else colours.strong_line
    rounded(painter, option.rect, fill=colours.accent if on else colours.panel, line=line, radius=3)
    if on:
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.on_accent, 1.8))
        points = ((0.24, 0.52), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline(
            QPolygonF([QPointF(area.x() + x * area.width(), area.y() + y * area.height()) for x, y in points])
        )
        painter.restore()
    return True


def _nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> bool:
    return True


_PRIMITIVES = {
    _P.PE_PanelButtonCommand: _button,
    _P.PE_FrameFocusRect: _focus,
    _P.PE_PanelLineEdit: _line_edit,
    _P.PE_FrameLineEdit: _nothing,
    _P.PE_Frame: _frame,
    _P.PE_IndicatorCheckBox: _check,
    _P.PE_FrameDefaultButton: _nothing,
    _P.PE_PanelScrollAreaCorner: _nothing,
    _P.PE_FrameStatusBarItem: _nothing,
    _P.PE_IndicatorHeaderArrow: _nothing,
    _P.PE_PanelMenuBar: _nothing,
}


def _menu_bar(element: QStyle.ControlElement, option: QStyleOption, painter: QPainter) -> None:
    colours = active.colours()
    painter.fillRect(option.rect, colours.panel)
    if element != _C.CE_MenuBarItem or not isinstance(option, QStyleOptionMenuItem):
        return
    if option.state & (_S.State_Selected | _S.State_Sunken):
        rounded(painter, option.rect.adjusted(1, 2, -1, -2), fill=colours.accent_soft, line=None)
    painter.setPen(colours.text if option.state & _S.State_Enabled else colours.dim)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextHideMnemonic
    draw_text(painter, option.rect, flags, option.text)


def _header_section(option: QStyleOptionHeader, painter: QPainter) -> None:
    colours = active.colours()
    painter.fillRect(option.rect, colours.background)
    painter.setPen(colours.line)
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _header_label(option: QStyleOptionHeader, painter: QPainter) -> None:
    colours = active.colours()
    mirrored = _is_mirrored(option)
    area = option.rect.adjusted(4, 0, -8, -1) if mirrored else option.rect.adjusted(8, 0, -4, -1)
    font = fonts.interface(fonts.Size.LABEL)
    painter.setFont(font)
    painter.setPen(colours.dim)
    metrics = painter.fontMetrics()
    text = metrics.elidedText(option.text, Qt.TextElideMode.ElideRight, area.width())
    draw_text(painter, area, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, text)
    if option.sortIndicator == QStyleOptionHeader.SortIndicator.None_:
        return
    up = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    after = metrics.horizontalAdvance(text) + 9
    x = area.right() - after if mirrored else area.left() + after
    y, turn = area.center().y() + 1, -1 if up else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.accent, 1.6))
    points = [QPointF(x - 3.5, y - 1.75 * turn), QPointF(x, y + 1.75 * turn), QPointF(x + 3.5, y - 1.75 * turn)]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _header_empty(option: QStyleOption, painter: QPainter) -> None:
    colours = active.colours()
    painter.fillRect(option.rect, colours.background)
    painter.setPen(colours.line)
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _scroll_bar(option: QStyleOptionSlider, painter: QPainter, slider: QRect) -> None:
    if option.minimum == option.maximum:
        return
    colours = active.colours()
    hover = bool(option.state & (_S.State_MouseOver | _S.State_Sunken))
    inner = QRectF(slider).adjusted(3, 2, -2, -2)
    if option.orientation == Qt.Orientation.Horizontal:
        inner = QRectF(slider).adjusted(2, 3, -2, -2)
    thickness = min(inner.width(), inner.height())
    rounded(
        painter,
        inner,
        fill=colours.strong_line if hover else colours.line,
        line=None,
        radius=thickness / 2,
    )


def _scroll_bar_part(option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
    """A scroll bar without arrow buttons: groove from end to end, slider inside it."""
    area = QRect(option.rect)
    parts = QStyle.SubControl
    if sub in (parts.SC_ScrollBarAddLine, parts.SC_ScrollBarSubLine):
        return QRect()
    if sub == parts.SC_ScrollBarGroove:
        return area
    across = option.orientation == Qt.Orientation.Horizontal
    length = area.width() if across else area.height()
    span = option.maximum - option.minimum
    size = length
    if span > 0:
        size = max(min(28, length), int(option.pageStep / (span + option.pageStep) * length))
    place = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, max(0, length - size), option.upsideDown
    )
    before, after = place, place + size
    if sub == parts.SC_ScrollBarSubPage:
        before, after = 0, place
    elif sub == parts.SC_ScrollBarAddPage:
        before, after = place + size, length
    if across:
        return QRect(area.x() + before, area.y(), after - before, area.height())
    return QRect(area.x(), area.y() + before, area.width(), after - before)


def _combo_box(option: QStyleOptionComplex, painter: QPainter, widget: QComboBox) -> None:
    colours = active.colours()
    state = option.state
    field_frame(
        painter,
        option.rect,
        focused=bool(state & _S.State_HasFocus),
        enabled=bool(state & _S.State_Enabled),
    )
    x = option.rect.left() + 14 if _is_mirrored(option) else option.rect.right() - 14
    y = option.rect.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.dim, 1.5))
    painter.drawPolyline(QPolygonF([QPointF(x - 4, y - 1.5), QPointF(x, y + 2.5), QPointF(x + 4, y - 1.5)]))
    painter.restore()
