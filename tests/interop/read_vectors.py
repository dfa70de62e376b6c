"""Second reader of Minh Chứng's formats, written from shared/vault/FORMAT.md, shared/journal/FORMAT.md and
shared/mirror/FORMAT.md.

    python3 tests/interop/read_vectors.py [folder of vectors]

Standard library, plus the package `cryptography` where it is installed. What could not be checked is said, one line each
class, and never counted as passed. Exit code 1 when a vector is not answered as it expects.
"""

import hashlib
import hmac
import json
import re
import sys
import unicodedata
from pathlib import Path

SKIPPED = {}


def skip(what):
    SKIPPED[what] = SKIPPED.get(what, 0) + 1


try:
    from cryptography.exceptions import InvalidSignature, InvalidTag
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
except ImportError:
    AESGCM = None


class Refused(Exception):
    """The bytes are not what the format says."""


class Undecided(Exception):
    """Needs a primitive that is missing here."""


def check(condition, why):
    if not condition:
        raise Refused(why)


# Canonical CBOR: vault/FORMAT.md §1

MAX_DEPTH = 24
MAX_SAFE = 2**53 - 1


def decode(data, limit=64 * 1024 * 1024):
    check(len(data) <= limit, 'too large')
    value, end = decode_item(data, 0, 0)
    check(end == len(data), 'bytes after the end')
    return value


def decode_item(data, at, depth):
    check(depth <= MAX_DEPTH, 'too deep')
    check(at < len(data), 'cut short')
    major, info = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        check(info in (20, 21, 22), 'float, undefined or simple value')
        return {20: False, 21: True, 22: None}[info], at
    check(info <= 27, 'indefinite length')
    number = info
    if info >= 24:
        size = 1 << (info - 24)
        check(at + size <= len(data), 'cut short')
        number = int.from_bytes(data[at:at + size], 'big')
        check(number >= (24 if size == 1 else 1 << (4 * size)), 'not the shortest form')
        at += size
    if major == 0:
        check(number <= MAX_SAFE, 'not a safe integer')
        return number, at
    if major == 1:
        check(number + 1 <= MAX_SAFE, 'not a safe integer')
        return -1 - number, at
    if major in (2, 3):
        check(at + number <= len(data), 'cut short')
        raw = data[at:at + number]
        if major == 2:
            return bytes(raw), at + number
        try:
            return raw.decode('utf-8'), at + number
        except UnicodeDecodeError as error:
            raise Refused('not UTF-8') from error
    check(major in (4, 5), 'tag')
    if major == 4:
        items = []
        for _ in range(number):
            item, at = decode_item(data, at, depth + 1)
            items.append(item)
        return items, at
    pairs, last = {}, b''
    for _ in range(number):
        start = at
        key, at = decode_item(data, at, depth + 1)
        check(isinstance(key, str), 'key is no text')
        check(key != '__proto__', 'forbidden key')
        encoded = bytes(data[start:at])
        check(last < encoded, 'keys not in order')
        last = encoded
        pairs[key], at = decode_item(data, at, depth + 1)
    return pairs, at


def encode(value):
    if value is None:
        return b'\xf6'
    if isinstance(value, bool):
        return b'\xf5' if value else b'\xf4'
    if isinstance(value, int):
        return head(0, value) if value >= 0 else head(1, -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        raw = value.encode('utf-8')
        return head(3, len(raw)) + raw
    if isinstance(value, list):
        return head(4, len(value)) + b''.join(map(encode, value))
    pairs = sorted((encode(key), encode(each)) for key, each in value.items())
    return head(5, len(pairs)) + b''.join(key + each for key, each in pairs)


def head(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for info, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << (8 * size):
            return bytes([major << 5 | info]) + number.to_bytes(size, 'big')
    raise ValueError('too large')


# Primitives

def sha256(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


def hkdf(key, salt, info, length):
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest()
    out, block = b'', b''
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.new(prk, block + info + bytes([counter]), hashlib.sha256).digest()
        out += block
    return out[:length]


def aes_open(key, nonce, context, sealed):
    if AESGCM is None:
        raise Undecided('AES-256-GCM: package cryptography is missing')
    try:
        return AESGCM(key).decrypt(nonce, sealed, context)
    except InvalidTag as error:
        raise Refused('tag') from error


def open_seal(key, label, context, sealed):
    """salt(32), commitment(32), ciphertext, tag(16)"""
    check(len(sealed) >= 80, 'seal too short')
    material = hkdf(key, sealed[:32], label.encode() + b'\0' + context, 76)
    check(hmac.compare_digest(material[44:76], sealed[32:64]), 'commitment: another key')
    return aes_open(material[:32], material[32:44], context, sealed[64:])


P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def point(raw):
    """Canonical decoding of RFC 8032 §5.1.3, as extended coordinates."""
    y = int.from_bytes(raw, 'little')
    sign, y = y >> 255, y & ((1 << 255) - 1)
    check(y < P, 'point not canonical')
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    check((x * x - x2) % P == 0, 'not on the curve')
    check(not (x == 0 and sign), 'point not canonical')
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, p):
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, p)
        p, number = add(p, p), number >> 1
    return result


def is_zero(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def verify(public, purpose, message, signature):
    check(len(public) == 32 and len(signature) == 64, 'length of key or signature')
    key = point(public)
    check(not is_zero(times(8, key)), 'small-order key')
    check(is_zero(times(L, key)), 'key not in the prime-order group')
    if AESGCM is None:
        raise Undecided('Ed25519: package cryptography is missing')
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, f'minhchung/{purpose}/v1\0'.encode() + message)
    except InvalidSignature as error:
        raise Refused('signature') from error


def argon2(passphrase, kdf):
    """The slot key, or None where this machine has no Argon2id."""
    secret = unicodedata.normalize('NFC', passphrase).encode()
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
        try:
            return Argon2id(salt=kdf['salt'], length=32, iterations=kdf['iterations'], lanes=1,
                            memory_cost=kdf['memoryKiB']).derive(secret)
        except UnsupportedAlgorithm:
            pass
    except ImportError:
        pass
    try:
        from argon2.low_level import Type, hash_secret_raw
    except ImportError:
        return None
    return hash_secret_raw(secret, kdf['salt'], kdf['iterations'], kdf['memoryKiB'], 1, 32, Type.ID)


def is_bytes(value, length=None):
    return isinstance(value, bytes) and length in (None, len(value))


def is_count(value, least=0):
    return type(value) is int and value >= least


# Vault header: vault/FORMAT.md §4

CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'


def recovery_secret(code):
    symbols = ''.join(code.upper().replace('-', '').split()).replace('O', '0').replace('I', '1').replace('L', '1')
    check(len(symbols) == 36 and all(s in CROCKFORD for s in symbols), 'form of the recovery code')
    number = 0
    for symbol in symbols[:32]:
        number = number << 5 | CROCKFORD.index(symbol)
    secret = number.to_bytes(20, 'big')
    digest = int.from_bytes(sha256(b'minhchung/recovery/v1\0', secret)[:5], 'big')
    wanted = ''.join(CROCKFORD[digest >> shift & 31] for shift in (35, 30, 25, 20))
    check(symbols[32:] == wanted, 'checksum of the recovery code')
    return secret


SLOT_FIELDS = {'passphrase': {'kdf'}, 'recovery': {'salt'}, 'office': {'recipient', 'slotKey'}}


def read_header(vector):
    header = decode(bytes.fromhex(vector['header']), 256 * 1024)
    check(isinstance(header, dict) and header.get('v') == 1, 'version')
    check(set(header) == {'v', 'vaultId', 'generation', 'slots', 'mac', 'sum'}, 'fields')
    check(is_bytes(header['vaultId'], 16) and is_count(header['generation'], 1), 'id or generation')
    check(isinstance(header['slots'], list) and 1 <= len(header['slots']) <= 16, 'slots')
    check(is_bytes(header['mac'], 32) and is_bytes(header['sum'], 32), 'mac or sum')
    for slot in header['slots']:
        check(isinstance(slot, dict) and slot.get('type') in SLOT_FIELDS, 'slot')
        check(set(slot) == {'type', 'commitment', 'vaultKey', 'secondIdentity'} | SLOT_FIELDS[slot['type']], 'slot')
        check(is_bytes(slot['commitment'], 32), 'slot')
        if slot['type'] == 'passphrase':
            kdf = slot['kdf']
            check(set(kdf) == {'memoryKiB', 'iterations', 'salt'} and is_bytes(kdf['salt'], 32), 'kdf')
            check(65_536 <= kdf['memoryKiB'] <= 1_048_576 and 3 <= kdf['iterations'] <= 16, 'cost of the kdf')
    summed = {name: value for name, value in header.items() if name != 'sum'}
    check(sha256(b'minhchung/header-sum/v1\0', encode(summed)) == header['sum'], 'sum')

    secret = vector['secret']
    slot = next((each for each in header['slots'] if each['type'] == secret['type']), None)
    check(slot is not None, 'no such slot')
    key = bytes.fromhex(secret['slotKey'])
    context = {'vaultId': header['vaultId'], 'type': slot['type']}
    if secret['type'] == 'recovery':
        context['salt'] = slot['salt']
        derived = hkdf(recovery_secret(secret['code']), slot['salt'], b'minhchung/slot/recovery/v1', 32)
        check(derived == key, 'slot key of the recovery code')
    else:
        context['kdf'] = slot['kdf']
        derived = argon2(secret['passphrase'], slot['kdf'])
        if derived is None:
            skip('Argon2id is missing here: the slot key was taken from the vector')
        else:
            check(derived == key, 'slot key of the passphrase')
    context = encode(context)
    check(hkdf(key, context, b'minhchung/slot-commitment/v1', 32) == slot['commitment'], 'another secret')
    vault_key = open_seal(key, 'minhchung/slot/vault-key/v1', context, slot['vaultKey'])
    open_seal(key, 'minhchung/slot/second-identity/v1', context, slot['secondIdentity'])
    unsigned = {name: value for name, value in summed.items() if name != 'mac'}
    mac_key = hkdf(vault_key, header['vaultId'], b'minhchung/header-mac/v1', 32)
    check(hmac.digest(mac_key, encode(unsigned), 'sha256') == header['mac'], 'mac')
    check(vault_key.hex() == vector['vaultKey'], 'vault key')


# Keyring: vault/FORMAT.md §5

KEYRING_FIELDS = {'identitySeed', 'ageIdentity', 'secondRecipient', 'writerSeed', 'writerCertificate', 'caseKeys', 'compartments'}


def read_keyring(vector):
    ring = decode(bytes.fromhex(vector['keyring']))
    check(isinstance(ring, dict) and ring.get('v') in (1, 2), 'version')
    check(set(ring) == {'v', 'vaultId', 'generation', 'sealed'} and is_bytes(ring['vaultId'], 16), 'fields')
    label = 'minhchung/keyring/v1'
    key = hkdf(bytes.fromhex(vector['vaultKey']), ring['vaultId'], label.encode(), 32)
    context = encode({'vaultId': ring['vaultId'], 'generation': ring['generation']})
    content = decode(open_seal(key, label, context, ring['sealed']))
    is_rotating = ring['v'] == 2
    check(set(content) == KEYRING_FIELDS | ({'retiring'} if is_rotating else set()), 'content')
    if is_rotating:
        retiring = content['retiring']
        check(set(retiring) == {'identity', 'writerSeed', 'writerCertificate'}, 'retiring')
        witness = decode(retiring['writerCertificate'], 16 * 1024)
        check(decode(witness['body'], 16 * 1024)['identity'] == retiring['identity'], 'retiring')
        verify(retiring['identity'], 'certificate', witness['body'], witness['signature'])
    wanted = vector['caseKey']
    check(content['caseKeys'][wanted['caseId']][str(wanted['epoch'])].hex() == wanted['key'], 'case key')
    certificate = decode(content['writerCertificate'], 16 * 1024)
    check(set(certificate) == {'body', 'signature'}, 'certificate')
    body = decode(certificate['body'], 16 * 1024)
    check(set(body) == {'v', 'identity', 'writer', 'deviceName', 'from'} and body['v'] == 1, 'certificate')
    check(body['identity'].hex() == vector['identity'], 'identity')
    verify(body['identity'], 'certificate', certificate['body'], certificate['signature'])


# Entry: journal/FORMAT.md

def check_header(header):
    check(isinstance(header, dict) and header.get('v') == 1, 'version')
    check(set(header) == {'v', 'caseId', 'epoch', 'writer', 'seq', 'prev', 'lamport', 'seen'}, 'fields')
    check(is_bytes(header['caseId'], 32) and is_bytes(header['writer'], 32), 'ids')
    check(is_count(header['epoch']) and is_count(header['seq']) and is_count(header['lamport'], 1), 'counters')
    check(header['prev'] is None or is_bytes(header['prev'], 32), 'prev')
    check((header['seq'] == 0) == (header['prev'] is None), 'prev')
    check(isinstance(header['seen'], list) and len(header['seen']) <= 1000, 'seen')
    last = None
    for each in header['seen']:
        check(isinstance(each, dict) and set(each) == {'writer', 'seq', 'id'}, 'seen')
        check(is_bytes(each['writer'], 32) and is_count(each['seq']) and is_bytes(each['id'], 32), 'seen')
        order = (each['writer'], each['seq'], each['id'])
        check(each['writer'] != header['writer'] and (last is None or last < order), 'order of seen')
        last = order
    if header['caseId'] == bytes(32):
        check(header['seq'] == 0 and not header['seen'] and header['lamport'] == 1, 'genesis')


def unpad(plain):
    check(len(plain) > 0 and plain[0] in (0, 1), 'form')
    if plain[0] == 0:
        return plain[1:]
    stripped = plain.rstrip(b'\0')
    check(len(stripped) > 1 and stripped[-1] == 0x80, 'padding')
    size = 4096
    while size < len(stripped):
        size *= 2
    check(len(plain) == size, 'padding')
    return stripped[1:-1]


def read_entry(vector):
    raw = {name: bytes.fromhex(vector[name]) for name in ('id', 'header', 'sealHash', 'signature', 'caseKey')}
    header = decode(raw['header'], 256 * 1024)
    check_header(header)
    seal = None if vector['seal'] is None else bytes.fromhex(vector['seal'])
    check(seal is None or sha256(seal) == raw['sealHash'], 'hash of the seal')
    check(sha256(b'minhchung/entry/v1\0', sha256(raw['header']), raw['sealHash']) == raw['id'], 'id')
    verify(header['writer'], 'entry', raw['id'], raw['signature'])
    if seal is None:
        check(vector['body'] is None, 'body')
        return
    journal = hkdf(raw['caseKey'], b'', b'minhchung/journal-key/v1', 32)
    body = decode(unpad(open_seal(journal, 'minhchung/entry-seal/v1', raw['header'], seal)))
    check(body == vector['body'], 'body')


# Blob: vault/FORMAT.md §7

CHUNK = 1024 * 1024


def chunk_nonce(index, is_last):
    return bytes(3) + index.to_bytes(8, 'big') + bytes([is_last])


def read_blob(vector):
    blob_id, salt = bytes.fromhex(vector['openAs']), bytes.fromhex(vector['salt'])
    case_key = bytes.fromhex(vector['caseKey'])

    def keys(of):
        root = hkdf(case_key, b'', b'minhchung/blob-root/v1', 32)
        material = hkdf(root, salt, b'minhchung/blob/v1\0' + of, 64)
        return material[:32], material[32:]

    key, commitment = keys(blob_id)
    check(commitment.hex() == vector['commitment'], 'commitment')
    plain = b''
    for index, chunk in enumerate(vector['chunks']):
        is_last = index == len(vector['chunks']) - 1
        sealed = bytes.fromhex(chunk['sealed']) if 'sealed' in chunk else make_chunk(vector, chunk, keys)
        length = len(sealed) - 16
        check(0 <= length <= CHUNK if is_last else length == CHUNK, 'length of a chunk')
        plain += aes_open(key, chunk_nonce(index, is_last), blob_id + index.to_bytes(8, 'big'), sealed)
    check(sha256(plain).hex() == vector['plainSha256'], 'plain text')


def make_chunk(vector, chunk, keys):
    """A whole chunk is not in the file: it is sealed here from its pattern, and must give the same bytes."""
    if AESGCM is None:
        raise Undecided('AES-256-GCM: package cryptography is missing')
    blob_id = bytes.fromhex(vector['blobId'])
    plain = bytes((i * 7 + (i >> 8)) & 255 for i in range(chunk['length']))
    context = blob_id + chunk['index'].to_bytes(8, 'big')
    sealed = AESGCM(keys(blob_id)[0]).encrypt(chunk_nonce(chunk['index'], False), plain, context)
    if sha256(sealed).hex() != chunk['sealedSha256']:
        raise AssertionError('this reader seals a chunk to other bytes')
    return sealed


# Copy of a vault: mirror/FORMAT.md

MAGIC = b'\x4d\x43\xf5\x01'
FRAME_HEAD = 24
FRAME_LIMIT = 65 * 1024 * 1024
SEGMENT = re.compile(r'(.+)\.(\d{6})')


def frame_end(data, at):
    """Where the whole frame at `at` ends; None when none is whole there."""
    if data[at:at + 4] != MAGIC or at + FRAME_HEAD > len(data):
        return None
    size = int.from_bytes(data[at + 4:at + 8], 'big')
    end = at + FRAME_HEAD + size
    if size > FRAME_LIMIT or end > len(data):
        return None
    whole = sha256(data[at + 4:at + 8], data[at + FRAME_HEAD:end])[:16] == data[at + 8:at + FRAME_HEAD]
    return end if whole else None


def is_torn(data, at):
    head = data[at:at + 4]
    if head != MAGIC[:len(head)]:
        return False
    size = int.from_bytes(data[at + 4:at + 8], 'big')
    return len(data) - at < FRAME_HEAD or (size <= FRAME_LIMIT and at + FRAME_HEAD + size > len(data))


def frames(data):
    """(place, payload) of every whole frame; payload None where the bytes between are damage."""
    at = 0
    while at < len(data):
        end = frame_end(data, at)
        if end is not None:
            yield at, data[at + FRAME_HEAD:end]
            at = end
            continue
        after = next((i for i in range(at + 1, len(data)) if frame_end(data, i) is not None), None)
        if after is not None or not is_torn(data, at):
            yield at, None
        if after is None:
            return
        at = after


def read_heads(vector):
    key, data = bytes.fromhex(vector['key']), bytes.fromhex(vector['heads'])
    value = decode(data, 16 * 1024 * 1024)
    check(isinstance(value, dict) and is_bytes(value.get('mac'), 32) and isinstance(value.get('v'), int), 'heads')
    mac = hmac.new(key, encode({name: each for name, each in value.items() if name != 'mac'}), hashlib.sha256).digest()
    check(mac == value['mac'], 'mac')
    check(value['v'] == 1, 'version')
    check(set(value) == {'v', 'vaultId', 'generation', 'streams', 'mac'}, 'fields')
    check(is_bytes(value['vaultId'], 16) and is_count(value['generation']), 'fields')
    check(value['vaultId'].hex() == vector['vaultId'], 'vault')
    check(isinstance(value['streams'], list), 'streams')
    streams = [decode(each, 16 * 1024 * 1024) for each in value['streams']]
    for each in streams:
        check(set(each) == {'stream', 'next', 'segments', 'count', 'newest'}, 'stream')
        check(isinstance(each['stream'], str) and is_count(each['next'], 1), 'stream')
        check(all(len(pair) == 2 and is_count(pair[0], 1) and is_count(pair[1]) for pair in each['segments']), 'segments')
        check(each['count'] is None or is_count(each['count']), 'count')
        for newest in each['newest']:
            check(set(newest) == {'writer', 'seq', 'id'}, 'newest')
            check(is_bytes(newest['writer'], 32) and is_count(newest['seq']) and is_bytes(newest['id'], 32), 'newest')
    return {each['stream']: each for each in streams}


def unpack_entry(journal, payload):
    """(seq, id) of a packed entry of this journal."""
    check(len(payload) >= 133 and payload[132] in (0, 1), 'packed entry')
    ident, seal_hash = payload[:32], payload[32:64]
    end = 133 + int.from_bytes(payload[128:132], 'big')
    check(end <= len(payload) and (payload[132] == 1 or end == len(payload)), 'length of the header')
    header, seal = payload[133:end], payload[end:] if payload[132] == 1 else None
    fields = decode(header, 256 * 1024)
    check_header(fields)
    check(seal is None or sha256(seal) == seal_hash, 'hash of the seal')
    check(sha256(b'minhchung/entry/v1\0', sha256(header), seal_hash) == ident, 'id')
    case_id = ident if fields['caseId'] == bytes(32) else fields['caseId']
    check(case_id.hex() == journal, 'journal')
    return fields['seq'], ident.hex()


def apply_draft(drafts, payload):
    record = decode(payload)
    place = {'type', 'journal', 'document', 'session', 'counter'}
    check(isinstance(record, dict) and record.get('type') in ('put', 'drop'), 'draft')
    check(set(record) == place | ({'sealed'} if record['type'] == 'put' else set()), 'draft')
    key = (record['journal'], record['document'], record['session'], record['counter'])
    if record['type'] == 'put':
        drafts[key] = record['sealed']
    else:
        drafts.pop(key, None)


def read_vault_file(vault_id, data):
    """Whether every byte of it reads."""
    whole = True
    for at, payload in frames(data):
        if payload is None:
            whole = False
            continue
        record = decode(payload)
        if at == 0:
            check(record.get('v') == 1, 'version')
            check(record['vaultId'].hex() == vault_id, 'vault')
        else:
            check(set(record) == {'name', 'bytes'}, 'file')
    return whole


def read_copy(vector):
    root = vector['vaultId'] + '/'
    files = {name[len(root):]: bytes.fromhex(data) for name, data in vector['files'].items()}
    damaged, proves = set(), True
    if not read_vault_file(vector['vaultId'], files.pop('vault')):
        damaged.add(root + 'vault')
    heads = {}
    if vector['heads'] is not None:
        try:
            heads = read_heads(vector)
        except Refused:
            proves = False
    segments = {}
    for name, data in files.items():
        stream, number = SEGMENT.fullmatch(name).groups()
        segments.setdefault(stream, {})[int(number)] = data
    entries, drafts, chunks = {}, {}, 0
    for stream in sorted(set(segments) | set(heads)):
        known = heads.get(stream, {'next': 1, 'segments': []})
        sizes = dict(map(tuple, known['segments']))
        here = segments.get(stream, {})
        kind, _, of = stream.partition('/')
        for number in sorted(set(sizes) | set(here)):
            if number not in sizes and number < known['next'] and kind != 'blobs':
                continue
            name, data = f'{root}{stream}.{number:06d}', here.get(number, b'')
            if len(data) < sizes.get(number, 0):
                damaged.add(name)
            for _, payload in frames(data):
                try:
                    check(payload is not None, 'frame')
                    if kind == 'journals':
                        seq, ident = unpack_entry(of, payload)
                        entries[ident] = seq
                    elif kind == 'drafts':
                        apply_draft(drafts, payload)
                    elif kind == 'certificates':
                        check(len(payload) > 32, 'certificate')
                    else:
                        check(len(payload) >= 4, 'chunk')
                        chunks += 1
                except Refused:
                    damaged.add(name)
    reads = {
        'entries': sorted(entries, key=lambda ident: entries[ident]),
        'drafts': sorted(key[3] for key in drafts),
        'damaged': sorted(damaged),
        'chunks': chunks,
    }
    if reads != vector['reads']:
        raise AssertionError(f"this reader reads {reads} instead of {vector['reads']}")
    check(proves, 'heads')
    check(not damaged, 'damage')


READERS = {'vault': read_header, 'keyring': read_keyring, 'entry': read_entry, 'blob': read_blob, 'heads': read_heads, 'mirror': read_copy}


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / 'fixtures' / 'vectors')
    wrong, counts = [], {}
    for room, reader in READERS.items():
        for path in sorted((folder / room).glob('*.json')):
            vector = json.loads(path.read_text(encoding='utf-8'))
            try:
                reader(vector)
                answer, why = 'accept', ''
            except Refused as error:
                answer, why = 'refuse', str(error)
            except Undecided as error:
                skip(f'{error}')
                continue
            counts[room] = counts.get(room, 0) + 1
            if answer != vector['expect']:
                wrong.append(f"{room}/{path.name}: {answer} {why}; expected {vector['expect']}: {vector['why']}")
            elif '-v' in sys.argv:
                print(f'{room}/{path.name}: {answer} {why}')
    for what, times_ in SKIPPED.items():
        print(f'skipped {times_}: {what}')
    for line in wrong:
        print(f'WRONG {line}')
    print('checked ' + ', '.join(f'{room} {number}' for room, number in counts.items()))
    missing = [room for room in READERS if room not in counts and not SKIPPED]
    if missing:
        print(f'WRONG no vectors for {missing}')
    return 1 if wrong or missing else 0


if __name__ == '__main__':
    sys.exit(main())
