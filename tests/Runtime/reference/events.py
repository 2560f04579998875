#!/usr/bin/python3
"""Writes fixtures/training/events.bin: a file of TensorBoard events, made here from the formats' definitions, and reads it back.

TFRecord: uint64 length, masked CRC-32C of it, data, masked CRC-32C of that (tensorflow/core/lib/io/record_writer.h). Data is the protocol buffer
Event (tensorflow/core/util/event.proto). With a file as argument, prints the events in it.
"""
import pathlib
import struct
import sys


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def varint(value):
    result = b""
    while value >= 0x80:
        result += bytes([value & 0x7F | 0x80])
        value >>= 7
    return result + bytes([value])


def delimited(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def record(data):
    length = struct.pack("<Q", len(data))
    return length + struct.pack("<I", masked(length)) + data + struct.pack("<I", masked(data))


def version(time):
    return record(varint(1 << 3 | 1) + struct.pack("<d", time) + delimited(3, b"brain.Event:2"))


def scalars(time, step, values):
    summary = b"".join(delimited(1, delimited(1, tag.encode()) + varint(2 << 3 | 5) + struct.pack("<f", value)) for tag, value in values)
    return record(varint(1 << 3 | 1) + struct.pack("<d", time) + varint(2 << 3) + varint(step) + delimited(5, summary))


def fields(data):
    at = 0

    def number():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        key = number()
        if key & 7 == 0:
            yield key >> 3, number()
        else:
            size = {1: 8, 5: 4}.get(key & 7) or number()
            yield key >> 3, data[at:at + size]
            at += size


def read(data):
    while data:
        length, check = struct.unpack("<QI", data[:12])
        assert masked(data[:8]) == check
        body = data[12:12 + length]
        assert masked(body) == struct.unpack("<I", data[12 + length:16 + length])[0]
        data = data[16 + length:]
        event = dict(fields(body))
        yield struct.unpack("<d", event[1])[0], event.get(2, 0), event.get(3), [
            (value[1].decode(), struct.unpack("<f", value[2])[0]) for _, value in ((n, dict(fields(v))) for n, v in fields(event.get(5, b"")))]


assert crc32c(b"123456789") == 0xE3069283
if len(sys.argv) > 1:
    for event in read(pathlib.Path(sys.argv[1]).read_bytes()):
        print(*event)
    sys.exit()
content = version(1.5) + scalars(2.25, 1, [("step/loss", 2.302585)]) + scalars(3e9, 300, [("epoch/loss", 0.125), ("epoch/validation_accuracy", float("inf")), ("größe" * 40, -1e-30)])
print(*read(content), sep="\n")
(pathlib.Path(__file__).parents[1] / "fixtures/training/events.bin").write_bytes(content)
