# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_area_dialog.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QRadioButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_NewAreaDialog(object):
    def setupUi(self, NewAreaDialog):
        if not NewAreaDialog.objectName():
            NewAreaDialog.setObjectName(u"NewAreaDialog")
        NewAreaDialog.resize(520, 320)
        self.outer = QVBoxLayout(NewAreaDialog)
        self.outer.setSpacing(8)
        self.outer.setObjectName(u"outer")
        self.outer.setContentsMargins(24, 24, 24, 24)
        self.title = QLabel(NewAreaDialog)
        self.title.setObjectName(u"title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty(u"role", u"title")

        self.outer.addWidget(self.title)

        self.explanation = QLabel(NewAreaDialog)
        self.explanation.setObjectName(u"explanation")
        self.explanation.setTextFormat(Qt.TextFormat.PlainText)
        self.explanation.setProperty(u"role", u"quiet")
        self.explanation.setWordWrap(True)

        self.outer.addWidget(self.explanation)

        self.area_name_label = QLabel(NewAreaDialog)
        self.area_name_label.setObjectName(u"area_name_label")
        self.area_name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.area_name_label.setProperty(u"role", u"caption")

        self.outer.addWidget(self.area_name_label)

        self.area_name = QLineEdit(NewAreaDialog)
        self.area_name.setObjectName(u"area_name")

        self.outer.addWidget(self.area_name)

        self.steward_label = QLabel(NewAreaDialog)
        self.steward_label.setObjectName(u"steward_label")
        self.steward_label.setTextFormat(Qt.TextFormat.PlainText)
        self.steward_label.setProperty(u"role", u"caption")

        self.outer.addWidget(self.steward_label)

        self.steward = QLineEdit(NewAreaDialog)
        self.steward.setObjectName(u"steward")

        self.outer.addWidget(self.steward)

        self.protect_label = QLabel(NewAreaDialog)
        self.protect_label.setObjectName(u"protect_label")
        self.protect_label.setTextFormat(Qt.TextFormat.PlainText)
        self.protect_label.setProperty(u"role", u"head")

        self.outer.addWidget(self.protect_label)

        self.by_keyring = QRadioButton(NewAreaDialog)
        self.by_keyring.setObjectName(u"by_keyring")

        self.outer.addWidget(self.by_keyring)

        self.by_passphrase = QRadioButton(NewAreaDialog)
        self.by_passphrase.setObjectName(u"by_passphrase")

        self.outer.addWidget(self.by_passphrase)

        self.passphrase_part = QWidget(NewAreaDialog)
        self.passphrase_part.setObjectName(u"passphrase_part")
        self.passphrase_box = QVBoxLayout(self.passphrase_part)
        self.passphrase_box.setSpacing(8)
        self.passphrase_box.setObjectName(u"passphrase_box")
        self.passphrase_box.setContentsMargins(0, 0, 0, 0)
        self.passphrase_row = QHBoxLayout()
        self.passphrase_row.setSpacing(8)
        self.passphrase_row.setObjectName(u"passphrase_row")
        self.passphrase_row.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QLineEdit(self.passphrase_part)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphrase_row.addWidget(self.passphrase)

        self.show_passphrase = QPushButton(self.passphrase_part)
        self.show_passphrase.setObjectName(u"show_passphrase")
        self.show_passphrase.setCheckable(True)
        self.show_passphrase.setProperty(u"kind", u"text")
        self.show_passphrase.setAutoDefault(True)

        self.passphrase_row.addWidget(self.show_passphrase)


        self.passphrase_box.addLayout(self.passphrase_row)

        self.again = QLineEdit(self.passphrase_part)
        self.again.setObjectName(u"again")
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphrase_box.addWidget(self.again)

        self.strength = QLabel(self.passphrase_part)
        self.strength.setObjectName(u"strength")
        self.strength.setTextFormat(Qt.TextFormat.PlainText)
        self.strength.setProperty(u"role", u"caption")
        self.strength.setWordWrap(True)

        self.passphrase_box.addWidget(self.strength)

        self.caps_lock = QLabel(self.passphrase_part)
        self.caps_lock.setObjectName(u"caps_lock")
        self.caps_lock.setTextFormat(Qt.TextFormat.PlainText)
        self.caps_lock.setProperty(u"role", u"caption")
        self.caps_lock.setWordWrap(True)

        self.passphrase_box.addWidget(self.caps_lock)


        self.outer.addWidget(self.passphrase_part)

        self.consequence = QLabel(NewAreaDialog)
        self.consequence.setObjectName(u"consequence")
        self.consequence.setTextFormat(Qt.TextFormat.PlainText)
        self.consequence.setProperty(u"role", u"body")
        self.consequence.setWordWrap(True)

        self.outer.addWidget(self.consequence)

        self.wrong = QLabel(NewAreaDialog)
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
        self.between = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actions.addItem(self.between)

        self.leave = QPushButton(NewAreaDialog)
        self.leave.setObjectName(u"leave")
        self.leave.setProperty(u"kind", u"")
        self.leave.setAutoDefault(True)

        self.actions.addWidget(self.leave)

        self.create = QPushButton(NewAreaDialog)
        self.create.setObjectName(u"create")
        self.create.setProperty(u"kind", u"main")
        self.create.setAutoDefault(True)

        self.actions.addWidget(self.create)


        self.outer.addLayout(self.actions)

#if QT_CONFIG(shortcut)
        self.area_name_label.setBuddy(self.area_name)
        self.steward_label.setBuddy(self.steward)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.area_name, self.steward)
        QWidget.setTabOrder(self.steward, self.by_keyring)
        QWidget.setTabOrder(self.by_keyring, self.by_passphrase)
        QWidget.setTabOrder(self.by_passphrase, self.passphrase)
        QWidget.setTabOrder(self.passphrase, self.show_passphrase)
        QWidget.setTabOrder(self.show_passphrase, self.again)
        QWidget.setTabOrder(self.again, self.create)
        QWidget.setTabOrder(self.create, self.leave)

        self.retranslateUi(NewAreaDialog)

        self.create.setDefault(True)


        QMetaObject.connectSlotsByName(NewAreaDialog)
    # setupUi

    def retranslateUi(self, NewAreaDialog):
        NewAreaDialog.setWindowTitle(QCoreApplication.translate("NewAreaDialog", u"New area", None))
        self.title.setText(QCoreApplication.translate("NewAreaDialog", u"Set up an area", None))
        self.explanation.setText(QCoreApplication.translate("NewAreaDialog", u"An area is the set of households one steward looks after. Its records are kept encrypted on this computer.", None))
        self.area_name_label.setText(QCoreApplication.translate("NewAreaDialog", u"&Area name", None))
#if QT_CONFIG(accessibility)
        self.area_name.setAccessibleName(QCoreApplication.translate("NewAreaDialog", u"Area name", None))
#endif // QT_CONFIG(accessibility)
        self.steward_label.setText(QCoreApplication.translate("NewAreaDialog", u"Your &name", None))
#if QT_CONFIG(accessibility)
        self.steward.setAccessibleName(QCoreApplication.translate("NewAreaDialog", u"Your name", None))
#endif // QT_CONFIG(accessibility)
        self.protect_label.setText(QCoreApplication.translate("NewAreaDialog", u"How it is protected", None))
        self.by_keyring.setText(QCoreApplication.translate("NewAreaDialog", u"By this computer's own si&gn-in: nothing to type", None))
        self.by_passphrase.setText(QCoreApplication.translate("NewAreaDialog", u"By a &passphrase, typed each time it is opened", None))
#if QT_CONFIG(accessibility)
        self.passphrase.setAccessibleName(QCoreApplication.translate("NewAreaDialog", u"Passphrase", None))
#endif // QT_CONFIG(accessibility)
        self.passphrase.setPlaceholderText(QCoreApplication.translate("NewAreaDialog", u"Passphrase", None))
        self.show_passphrase.setText(QCoreApplication.translate("NewAreaDialog", u"S&how", None))
#if QT_CONFIG(accessibility)
        self.again.setAccessibleName(QCoreApplication.translate("NewAreaDialog", u"Passphrase again", None))
#endif // QT_CONFIG(accessibility)
        self.again.setPlaceholderText(QCoreApplication.translate("NewAreaDialog", u"The same once more", None))
        self.caps_lock.setText(QCoreApplication.translate("NewAreaDialog", u"Caps Lock is on.", None))
        self.leave.setText(QCoreApplication.translate("NewAreaDialog", u"Cancel", None))
        self.create.setText(QCoreApplication.translate("NewAreaDialog", u"&Create", None))
    # retranslateUi

