// Every published sample of the Official Account, through its callback channel.
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Tests.Crypto;
using GridBot.Channels.Tests.Vectors;
using GridBot.Channels.Xml;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.OfficialAccount;

public sealed class OfficialAccountVectorTests
{
    private const string Account = "official-account";

    private static readonly VectorFile Samples = VectorFile.Read();

    /// <summary>Signatures over token, time and nonce; two of the component platform are made alike.</summary>
    public static TheoryData<string> Addresses => [.. Samples.AddressSignatures.Select(v => v.Id)];

    /// <summary>Cipher texts of XML; the vendor's JSON example is the one that is not among them.</summary>
    public static TheoryData<string> Messages => [.. Encrypted.Where(v => v.Format != "json" && v.Kind is ("decrypt" or "decrypt+sign")).Select(v => v.Id)];

    private static IEnumerable<Vector> Encrypted => Samples.SharedCrypto.Where(v => v.Platform == Account);

    [Fact]
    public void all_nineteen_samples_of_the_account_are_here()
    {
        Assert.Equal(7, Samples.AddressSignatures.Count(v => v.Platform == Account));
        Assert.Equal(12, Encrypted.Count());
        Assert.All(Encrypted.Concat(Samples.AddressSignatures), v => Assert.True(v.Verified, v.Id));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void a_published_signature_of_an_address_is_reproduced(string id)
    {
        var v = Samples.AddressSignatures.Single(v => v.Id == id);
        Assert.Equal(v.Signature, CallbackSignature.Compute(v.Token!, v.Timestamp!, v.Nonce!));
        if (!long.TryParse(v.Timestamp, out _))
        {
            return;
        }

        var echo = v.EchoStr ?? "4375120948345356249";
        var query = new CallbackQuery(null, v.Timestamp, v.Nonce, echo) { Signature = v.Signature };
        Assert.Equal(echo, Assert.IsType<CallbackResult.Echo>(Callback(v, "safe").VerifyUrl(query)).Plaintext);
        Assert.Equal(new CallbackResult.Refused(403, "signature"), Callback(v, "safe").VerifyUrl(query with { Nonce = v.Nonce + "1" }));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void a_published_message_decodes_in_safe_and_compatible_mode(string id)
    {
        var v = Encrypted.Single(v => v.Id == id);
        var body = Encoding.UTF8.GetBytes(v.Envelope ?? CleanXml.Write(xml =>
        {
            xml.WriteCDataElement("ToUserName", "gh_1");
            xml.WriteCDataElement("Encrypt", v.Encrypt!);
        }));
        var (timestamp, nonce, token) = (v.Timestamp ?? "1409735669", v.Nonce ?? "1", v.Token ?? "spamtest");

        // Some samples state no signature, or one of other parts.
        var signature = v.Kind == "decrypt+sign" ? v.Signature : CallbackSignature.Compute(token, timestamp, nonce, v.Encrypt!);
        var query = new CallbackQuery(signature, timestamp, nonce) { EncryptType = "aes" };
        foreach (var mode in (string[])["safe", "compatible"])
        {
            var message = Assert.IsType<CallbackResult.Message>(Callback(v, mode).Decode(query, body)).Inbound;
            var inner = SafeXml.Parse(v.Plaintext!)!;
            Assert.Equal((inner.Value("FromUserName"), inner.Value("ToUserName"), true), (message.PlatformUserId, message.AgentId, message.IsEncrypted));
            if (inner.Value("MsgType") == "text")
            {
                Assert.Equal((InboundKind.Text, inner.Value("Content")), (message.Kind, message.Text));
            }
        }
    }

    [Fact]
    public void the_vendors_json_example_opens_and_is_refused_as_it_is_no_xml()
    {
        var v = Encrypted.Single(v => v.Id == "oa-official-safe-mode-post");
        var opened = new CallbackCipher(new(v.Token!), new(v.Key!), v.ReceiveId!, new Random(1)).Decrypt(v.Signature!, v.Timestamp!, v.Nonce!, v.Encrypt!);
        Assert.Equal(v.Plaintext, Encoding.UTF8.GetString(opened.Plain.Span));
        var query = new CallbackQuery(v.Signature, v.Timestamp, v.Nonce) { EncryptType = "aes" };
        Assert.Equal(new CallbackResult.Refused(400, "xml"), Callback(v, "safe").Decode(query, Encoding.UTF8.GetBytes($"{{\"Encrypt\":\"{v.Encrypt}\"}}")));
    }

    [Theory]
    [InlineData("oa-official-encrypt-reply-fixed-random")]
    [InlineData("oa-wewhisper-encrypt-fixed-random")]
    public void a_published_reply_is_sealed_and_signed_to_the_letter(string id)
    {
        var v = Encrypted.Single(v => v.Id == id);
        var cipher = new CallbackCipher(new(v.Token!), new(v.Key!), v.ReceiveId!, new FixedRandom(v.Random16!));
        Assert.Equal(v.Encrypt, cipher.Encrypt(Encoding.UTF8.GetBytes(v.Plaintext!)));
        Assert.Equal(v.Signature, cipher.Sign(v.Timestamp!, v.Nonce!, v.Encrypt!));
    }

    private static OfficialAccountCallback Callback(Vector v, string mode) => new(
        new OfficialAccountOptions { AppId = v.ReceiveId ?? "wx1", CallbackToken = new(v.Token ?? "spamtest"), EncodingAesKey = new(v.Key ?? "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"), Mode = mode },
        new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(long.Parse(v.Timestamp ?? "1409735669"))),
        new Random(1));
}
