# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock_dialog.ui'
##
## Created by: packaging/forms.py
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_UnlockDialog(object):
    def setupUi(self, UnlockDialog):
        if not UnlockDialog.objectName():
            UnlockDialog.setObjectName(u"UnlockDialog")
        UnlockDialog.resize(480, 320)
        self.outer = QVBoxLayout(UnlockDialog)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 24)
        self.title = QLabel(UnlockDialog)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.outer.addWidget(self.title)

        self.explanation = QLabel(UnlockDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setProperty(u"role", u"quiet")
        self.explanation.setWordWrap(True)

        self.outer.addWidget(self.explanation)

        self.area_label = QLabel(UnlockDialog)
        self.area_label.setObjectName(u"area_label")
        self.area_label.setTextFormat(Qt.TextFormat.PlainText)
        self.area_label.setProperty(u"role", u"caption")

        self.outer.addWidget(self.area_label)

        self.area = QComboBox(UnlockDialog)
        self.area.setObjectName(u"area")

        self.outer.addWidget(self.area)

        self.passphrase_label = QLabel(UnlockDialog)
        self.passphrase_label.setObjectName(u"passphrase_label")
        self.passphrase_label.setTextFormat(Qt.TextFormat.PlainText)
        self.passphrase_label.setProperty(u"role", u"caption")

        self.outer.addWidget(self.passphrase_label)

        self.passphrase_row = QHBoxLayout()
        self.passphrase_row.setSpacing(8)
        self.passphrase_row.setObjectName(u"passphrase_row")
        self.passphrase_row.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QLineEdit(UnlockDialog)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphrase_row.addWidget(self.passphrase)

        self.show_passphrase = QPushButton(UnlockDialog)
        self.show_passphrase.setObjectName(u"show_passphrase")
        self.show_passphrase.setCheckable(True)
        self.show_passphrase.setProperty(u"kind", u"text")
        self.show_passphrase.setAutoDefault(True)

        self.passphrase_row.addWidget(self.show_passphrase)


        self.outer.addLayout(self.passphrase_row)

        self.caps_lock = QLabel(UnlockDialog)
        self.caps_lock.setObjectName(u"caps_lock")
        self.caps_lock.setTextFormat(Qt.TextFormat.PlainText)
        self.caps_lock.setProperty(u"role", u"caption")
        self.caps_lock.setWordWrap(True)

        self.outer.addWidget(self.caps_lock)

        self.wrong = QLabel(UnlockDialog)
        self.wrong.setObjectName(u"wrong")
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        self.wrong.setProperty(u"role", u"body")
        self.wrong.setWordWrap(True)

        self.outer.addWidget(self.wrong)

        self.middle = QSpacerItem(8, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.outer.addItem(self.middle)

        self.actions = QHBoxLayout()
        self.actions.setSpacing(8)
        self.actions.setObjectName(u"actions")
        self.actions.setContentsMargins(0, 0, 0, 0)
        self.other_area = QPushButton(UnlockDialog)
        self.other_area.setObjectName(u"other_area")
        self.other_area.setProperty(u"kind", u"text")
        self.other_area.setAutoDefault(True)

        self.actions.addWidget(self.other_area)

        self.restore = QPushButton(UnlockDialog)
        self.restore.setObjectName(u"restore")
        self.restore.setProperty(u"kind", u"text")
        self.restore.setAutoDefault(True)

        self.actions.addWidget(self.restore)

        self.between = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.between)

        self.open = QPushButton(UnlockDialog)
        self.open.setObjectName(u"open")
        self.open.setProperty(u"kind", u"main")
        self.open.setAutoDefault(True)

        self.actions.addWidget(self.open)


        self.outer.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.area_label.setBuddy(self.area)
        self.passphrase_label.setBuddy(self.passphrase)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.area, self.passphrase)
        QWidget.setTabOrder(self.passphrase, self.show_passphrase)
        QWidget.setTabOrder(self.show_passphrase, self.open)
        QWidget.setTabOrder(self.open, self.other_area)
        QWidget.setTabOrder(self.other_area, self.restore)

        self.retranslateUi(UnlockDialog)

        self.open.setDefault(True)


        QMetaObject.connectSlotsByName(UnlockDialog)
    # setupUi

    def retranslateUi(self, UnlockDialog):
        UnlockDialog.setWindowTitle(QCoreApplication.translate("UnlockDialog", u"Unlock", None))
        self.title.setText(QCoreApplication.translate("UnlockDialog", u"Open your area", None))
        self.explanation.setText(QCoreApplication.translate("UnlockDialog", u"The records on this computer are encrypted. The passphrase opens them.", None))
        self.area_label.setText(QCoreApplication.translate("UnlockDialog", u"&Area", None))
#if QT_CONFIG(accessibility)
        self.area.setAccessibleName(QCoreApplication.translate("UnlockDialog", u"Area", None))
#endif // QT_CONFIG(accessibility)
        self.passphrase_label.setText(QCoreApplication.translate("UnlockDialog", u"&Passphrase", None))
#if QT_CONFIG(accessibility)
        self.passphrase.setAccessibleName(QCoreApplication.translate("UnlockDialog", u"Passphrase", None))
#endif // QT_CONFIG(accessibility)
        self.show_passphrase.setText(QCoreApplication.translate("UnlockDialog", u"&Show", None))
        self.caps_lock.setText(QCoreApplication.translate("UnlockDialog", u"Caps Lock is on.", None))
        self.other_area.setText(QCoreApplication.translate("UnlockDialog", u"New area \u2026", None))
        self.restore.setText(QCoreApplication.translate("UnlockDialog", u"Restore from a backup \u2026", None))
        self.open.setText(QCoreApplication.translate("UnlockDialog", u"&Open", None))
    # retranslateUi

