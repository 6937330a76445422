"""Asks the room whether it is well, over HTTP as a phone would."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkProxy, QNetworkReply, QNetworkRequest

TIMEOUT_MS = 1900


class HealthProbe(QObject):
    """`answered` says for each question whether the room answered in time that it is well."""

    answered = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._network = QNetworkAccessManager(self)
        self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))

    def ask(self, url: str) -> None:
        """Ask the room at the address that phones open."""
        address = QUrl(url)
        address.setPath("/healthz")
        address.setFragment("")
        request = QNetworkRequest(address)
        request.setTransferTimeout(TIMEOUT_MS)
        reply = self._network.get(request)
        reply.finished.connect(self._take)

    def _take(self) -> None:
        reply = self.sender()
        assert isinstance(reply, QNetworkReply)
        well = reply.error() is QNetworkReply.NetworkError.NoError
        reply.deleteLater()
        self.answered.emit(well)
