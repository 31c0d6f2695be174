// Writes a message as the platform sends it - inner XML, encrypted, signed, in its envelope - straight into the bytes of an HTTP request.
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GridBot.Benchmarks.Conversations;
using GridBot.Simulator;

namespace GridBot.Benchmarks.Generator;

/// <summary>
/// Seals and opens messages of one application (WeCom page 91144) in buffers that are used again. Belongs to one caller at a time. Its crypto is not the bot's; the simulator's, which is
/// written for clarity, costs several times as much.
/// </summary>
internal sealed class Sealer : IDisposable
{
    private const int AesBlock = 16;
    private const int PadBlock = 32;
    private const int RandomBytes = 16;
    private const int LengthBytes = 4;
    private const int Largest = 16 * 1024;

    private readonly SimulatorOptions app;
    private readonly string host;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly Aes aes;
    private readonly byte[] iv;
    private readonly byte[] token;
    private readonly byte[] corp;
    private readonly byte[] plain = new byte[Largest];
    private readonly byte[] cipher = new byte[Largest];
    private readonly byte[] base64 = new byte[Largest * 2];
    private readonly byte[] signed = new byte[Largest * 2];
    private readonly byte[] request = new byte[Largest * 2];

    public Sealer(SimulatorOptions app, Uri service, TimeProvider time, Random random)
    {
        this.app = app;
        this.time = time;
        this.random = random;
        host = service.Authority;
        token = Encoding.UTF8.GetBytes(app.CallbackToken);
        corp = Encoding.UTF8.GetBytes(app.CorpId);
        aes = Aes.Create();
        // Convert ignores the two trailing bits of a key.
        aes.Key = Convert.FromBase64String(app.EncodingAesKey + "=");
        iv = aes.Key[..AesBlock];
    }

    /// <summary>The whole HTTP request; valid until the next one.</summary>
    /// <param name="user">Who writes.</param>
    /// <param name="move">What.</param>
    /// <param name="messageId">The platform's id of the message: the same for a second delivery.</param>
    public ReadOnlyMemory<byte> Seal(string user, Move move, long messageId)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var encrypted = Encrypt(Inner(user, move, messageId, now));
        var timestamp = now.ToString(CultureInfo.InvariantCulture);
        var nonce = random.NextInt64(1_000_000_000, 10_000_000_000).ToString(CultureInfo.InvariantCulture);
        Span<char> signature = stackalloc char[40];
        Sign(timestamp, nonce, base64.AsSpan(0, encrypted), signature);

        var open = $"<xml><ToUserName><![CDATA[{app.CorpId}]]></ToUserName><AgentID><![CDATA[{app.AgentId}]]></AgentID><Encrypt><![CDATA[";
        const string close = "]]></Encrypt></xml>";
        var head = $"POST /wecom/callback?msg_signature={new string(signature)}&timestamp={timestamp}&nonce={nonce} HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/xml\r\nContent-Length: {open.Length + encrypted + close.Length}\r\n\r\n";
        var written = Encoding.ASCII.GetBytes(head, request);
        written += Encoding.ASCII.GetBytes(open, request.AsSpan(written));
        base64.AsSpan(0, encrypted).CopyTo(request.AsSpan(written));
        written += encrypted;
        written += Encoding.ASCII.GetBytes(close, request.AsSpan(written));
        return request.AsMemory(0, written);
    }

    /// <summary>What a passive reply says: its type and, of a text, the words.</summary>
    /// <exception cref="FormatException">The platform would not accept this reply; the message says why.</exception>
    public (string Type, string Text) Open(ReadOnlySpan<byte> body, string user)
    {
        var encrypted = XmlText.Of(body, "Encrypt"u8);
        Span<char> signature = stackalloc char[40];
        Sign(Encoding.ASCII.GetString(XmlText.Of(body, "TimeStamp"u8)), Encoding.ASCII.GetString(XmlText.Of(body, "Nonce"u8)), encrypted, signature);
        if (!Ascii.Equals(XmlText.Of(body, "MsgSignature"u8), signature))
        {
            throw new FormatException("reply with a wrong signature");
        }

        var inner = Decrypt(encrypted);
        if (!Ascii.Equals(XmlText.Of(inner, "ToUserName"u8), user) || !XmlText.Of(inner, "FromUserName"u8).SequenceEqual(corp))
        {
            throw new FormatException("reply whose parties are not swapped");
        }

        var type = Encoding.ASCII.GetString(XmlText.Of(inner, "MsgType"u8));
        return (type, type == "text" ? Encoding.UTF8.GetString(XmlText.Of(inner, "Content"u8)) : "");
    }

    public void Dispose() => aes.Dispose();

    private string Inner(string user, Move move, long messageId, long now)
    {
        var (type, content) = move switch
        {
            Move.Says says => ("text", $"<Content><![CDATA[{says.Text}]]></Content>"),
            Move.Locates at => ("location", string.Create(CultureInfo.InvariantCulture, $"<Location_X>{at.Latitude:F6}</Location_X><Location_Y>{at.Longitude:F6}</Location_Y><Scale>16</Scale><Label><![CDATA[{at.Label}]]></Label>")),
            Move.Photographs => ("image", $"<PicUrl><![CDATA[http://127.0.0.1/photo]]></PicUrl><MediaId><![CDATA[media-{messageId}]]></MediaId>"),
            Move.Taps tap => ("event", $"<Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[{tap.Key}]]></EventKey><TaskId><![CDATA[{tap.TaskId}]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[code-{messageId}]]></ResponseCode>"),
            _ => throw new ArgumentException("There is no such message.", nameof(move)),
        };
        var id = type == "event" ? "" : $"<MsgId>{messageId}</MsgId>";
        return $"<xml><ToUserName><![CDATA[{app.CorpId}]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{now}</CreateTime><MsgType><![CDATA[{type}]]></MsgType>{content}{id}<AgentID>{app.AgentId}</AgentID></xml>";
    }

    /// <summary>Encrypts into <see cref="base64"/>; returns its length.</summary>
    private int Encrypt(string inner)
    {
        random.NextBytes(plain.AsSpan(0, RandomBytes));
        var length = Encoding.UTF8.GetBytes(inner, plain.AsSpan(RandomBytes + LengthBytes));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(RandomBytes), length);
        var used = RandomBytes + LengthBytes + length;
        corp.CopyTo(plain, used);
        used += corp.Length;
        var pad = PadBlock - (used % PadBlock);
        plain.AsSpan(used, pad).Fill((byte)pad);
        var size = aes.EncryptCbc(plain.AsSpan(0, used + pad), iv, cipher, PaddingMode.None);
        Base64.EncodeToUtf8(cipher.AsSpan(0, size), base64, out var _, out var written);
        return written;
    }

    private ReadOnlySpan<byte> Decrypt(ReadOnlySpan<byte> encrypted)
    {
        if (Base64.DecodeFromUtf8(encrypted, cipher, out var _, out var size) != System.Buffers.OperationStatus.Done || size == 0 || size % AesBlock != 0)
        {
            throw new FormatException("reply that is not base64 of whole blocks");
        }

        var length = aes.DecryptCbc(cipher.AsSpan(0, size), iv, plain, PaddingMode.None);
        var pad = plain[length - 1];
        var body = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(RandomBytes));
        var end = RandomBytes + LengthBytes + body;
        if (pad is < 1 or > PadBlock || body < 0 || end > length - pad || !plain.AsSpan(end, length - pad - end).SequenceEqual(corp))
        {
            throw new FormatException("reply with broken padding, length or receiver");
        }

        return plain.AsSpan(RandomBytes + LengthBytes, body);
    }

    /// <summary>The signature over token, timestamp, nonce and the base64 text: ordinal sort, joined, SHA-1, lower-case hex.</summary>
    private void Sign(string timestamp, string nonce, ReadOnlySpan<byte> encrypted, Span<char> hex)
    {
        byte[][] parts = [token, Encoding.ASCII.GetBytes(timestamp), Encoding.ASCII.GetBytes(nonce)];
        Array.Sort(parts, static (left, right) => left.AsSpan().SequenceCompareTo(right));
        var written = 0;
        var put = false;
        foreach (var part in parts)
        {
            if (!put && encrypted.SequenceCompareTo(part) < 0)
            {
                encrypted.CopyTo(signed.AsSpan(written));
                written += encrypted.Length;
                put = true;
            }

            part.CopyTo(signed, written);
            written += part.Length;
        }

        if (!put)
        {
            encrypted.CopyTo(signed.AsSpan(written));
            written += encrypted.Length;
        }

        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The platform's protocol prescribes SHA-1.
        SHA1.HashData(signed.AsSpan(0, written), hash);
#pragma warning restore CA5350
        Convert.TryToHexStringLower(hash, hex, out var _);
    }
}
