// Pins the callback crypto to published samples and to self-made corner cases.
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.Tests.Vectors;
using GridBot.Channels.WeCom;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.Crypto;

public sealed class VectorTests
{
    private static readonly VectorFile Samples = VectorFile.Read();

    public static TheoryData<string> Decrypted => Ids(Published.Where(v => v.Verified && v.Kind is "decrypt" or "decrypt+sign" && v.Verified));

    public static TheoryData<string> Encrypted => Ids(Published.Where(v => v.Verified && v.Plaintext is not null && (v.Random16 ?? v.Random16Found) is { Length: 16 } prefix && prefix.All(char.IsAscii) && v.Encrypt is not null && v.Kind != "decrypt"));

    public static TheoryData<string> Signed => Ids(Published.Where(v => v.Verified && v.Kind is "sign" or "decrypt+sign" or "encrypt+sign" && v.Verified));

    public static TheoryData<string> BadKeys => Ids(Published.Where(v => v.Kind == "bad-key"));

    public static TheoryData<string> SelfMade => Ids(Samples.SelfMade);

    public static TheoryData<string> Urls => Ids(Published.Where(v => v.Url is not null));

    private static IEnumerable<Vector> Published => Samples.Vectors.Concat(Samples.SharedCrypto);

    [Theory]
    [MemberData(nameof(Decrypted))]
    public void a_published_cipher_text_decrypts_to_its_plain_text(string id)
    {
        var v = Find(id);
        var result = Cipher(v).Decrypt(v.Encrypt!);
        Assert.Equal(CipherReason.Ok, result.Reason);
        Assert.Equal(v.Plaintext, Encoding.UTF8.GetString(result.Plain.Span));
    }

    [Theory]
    [MemberData(nameof(Encrypted))]
    public void a_published_plain_text_encrypts_to_its_cipher_text(string id)
    {
        var v = Find(id);
        Assert.Equal(v.Encrypt, Cipher(v, new FixedRandom(v.Random16 ?? v.Random16Found!)).Encrypt(Encoding.UTF8.GetBytes(v.Plaintext!)));
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public void a_published_signature_is_reproduced_and_accepted(string id)
    {
        var v = Find(id);
        Assert.Equal(v.Signature, CallbackSignature.Compute(v.Token!, v.Timestamp!, v.Nonce!, v.Encrypt!));
        if (v.Key is not null)
        {
            Assert.True(Cipher(v).Decrypt(v.Signature!, v.Timestamp!, v.Nonce!, v.Encrypt!).IsOk);
        }
    }

    [Fact]
    public void the_parts_of_a_signature_are_sorted_by_code_point()
    {
        // The source of this sample hashed ASCII, where each character beyond is a question mark; its note states the value in UTF-8.
        var v = Find("senparc-sign-mixed-case-and-utf8");
        Assert.Equal("c0b8430b034821fa675d10b5a9349022b2cf7797", CallbackSignature.Compute(v.Token!, v.Timestamp!, v.Nonce!, v.Encrypt!));
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void an_illegal_key_is_a_reason_and_no_exception(string id)
    {
        var v = Find(id);
        Assert.False(CallbackCipher.IsLegalKey(v.Key!));
        Assert.Equal(CipherReason.IllegalKey, Cipher(v).Decrypt("no signature", "1", "2", "***").Reason);
    }

    [Fact]
    public void the_one_sample_that_contradicts_itself_is_refused()
    {
        var v = Assert.Single(Samples.Vectors, v => !v.Verified);
        Assert.Equal("senparc-work-message", v.Id);
        Assert.Equal(CipherReason.SignatureMismatch, Cipher(v).Decrypt(v.Signature!, v.Timestamp!, v.Nonce!, v.Encrypt!).Reason);
    }

    [Theory]
    [MemberData(nameof(SelfMade))]
    public void a_corner_case_is_decoded_or_refused_in_the_stated_order(string id)
    {
        var v = Find(id);
        var result = Cipher(v).Decrypt(v.Signature!, v.Timestamp!, v.Nonce!, v.Encrypt!);
        var expected = v.Expect! == "ok" ? CipherReason.Ok : (CipherReason)int.Parse(v.Expect!.Split(' ')[0]);
        Assert.Equal(expected, result.Reason);
        if (result.IsOk)
        {
            Assert.Equal(v.Plaintext, Encoding.UTF8.GetString(result.Plain.Span));
        }
    }

    [Theory]
    [MemberData(nameof(Urls))]
    public void a_published_verification_address_gives_back_its_echo(string id)
    {
        var v = Find(id);
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(v.Url![v.Url!.IndexOf('?', StringComparison.Ordinal)..]);
        var result = Callback(v).VerifyUrl(new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]));
        Assert.Equal(v.Plaintext, Assert.IsType<CallbackResult.Echo>(result).Plaintext);
    }

    [Fact]
    public void the_official_envelope_decodes_to_its_message()
    {
        var v = Find("wecom-official-text-message");
        var result = Callback(v).Decode(new CallbackQuery(v.Signature, v.Timestamp, v.Nonce), Encoding.UTF8.GetBytes(v.Envelope!));
        var message = Assert.IsType<CallbackResult.Message>(result).Inbound;
        Assert.Equal(InboundKind.Text, message.Kind);
        Assert.Equal("hello", message.Text);
        Assert.Equal("mycreate", message.UserId);
        Assert.Equal("218", message.AgentId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1409659813), message.SentAt);
    }

    private static WeComCallback Callback(Vector v) => new(
        new WeComOptions { CorpId = v.ReceiveId!, CallbackToken = new(v.Token!), EncodingAesKey = new(v.Key!) },
        new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(long.Parse(v.Timestamp!))),
        new Random(1));

    private static CallbackCipher Cipher(Vector v, Random? random = null) =>
        new(new Secret(v.Token ?? ""), new Secret(v.Key ?? ""), v.ConfiguredReceiveId ?? v.ReceiveId ?? "", random ?? new Random(1));

    private static Vector Find(string id) => Published.Concat(Samples.SelfMade).Single(v => v.Id == id);

    private static TheoryData<string> Ids(IEnumerable<Vector> vectors) => [.. vectors.Select(v => v.Id)];
}
