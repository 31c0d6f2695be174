// Pins the simulator's crypto to the published vectors.
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using GridBot.Simulator.Crypto;
using Xunit;

namespace GridBot.Simulator.Tests;

public sealed class CryptoVectorTests
{
    private static readonly JsonElement[] Vectors = [.. Read("wecom.json"), .. Read("official-account.json")];

    public static TheoryData<string> Good => Select(vector => vector.TryGetProperty("encodingAESKey", out _) && Expected(vector) is "" or "ok");

    public static TheoryData<string> Signed => Select(vector => vector.TryGetProperty("signature", out _) && Expected(vector) is "" or "ok");

    public static TheoryData<string> SignedAddresses => Select(vector => vector.TryGetProperty("signature", out _) && !vector.TryGetProperty("encrypt", out _));

    public static TheoryData<string> WithRandom => Select(vector => vector.TryGetProperty("random16", out _) && !vector.GetProperty("id").GetString()!.Contains("pad16-only", StringComparison.Ordinal) && Expected(vector) is "" or "ok");

    public static TheoryData<string> Bad => Select(vector => Expected(vector).StartsWith('-'));

    [Theory]
    [MemberData(nameof(Good))]
    public void A_published_text_decrypts(string id)
    {
        var vector = Find(id);
        Assert.Equal(Text(vector, "plaintext"), Cipher(vector).Decrypt(Text(vector, "encrypt")));
    }

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_published_signature_is_reproduced(string id)
    {
        var vector = Find(id);
        var cipher = new CallbackCipher(Text(vector, "token"), new string('A', 43), "");
        Assert.Equal(Text(vector, "signature"), cipher.Sign(Text(vector, "timestamp"), Text(vector, "nonce"), Text(vector, "encrypt")));
    }

    [Theory]
    [MemberData(nameof(SignedAddresses))]
    public void A_published_signature_of_an_address_is_reproduced(string id)
    {
        var vector = Find(id);
        var cipher = new CallbackCipher(Text(vector, "token"), new string('A', 43), "");
        Assert.Equal(Text(vector, "signature"), cipher.SignAddress(Text(vector, "timestamp"), Text(vector, "nonce")));
    }

    [Theory]
    [MemberData(nameof(WithRandom))]
    public void Encrypting_with_the_published_random_gives_the_published_text(string id)
    {
        var vector = Find(id);
        Assert.Equal(Text(vector, "encrypt"), Cipher(vector).Encrypt(Text(vector, "plaintext"), Encoding.UTF8.GetBytes(Text(vector, "random16"))));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_broken_vector_is_refused_with_its_code(string id)
    {
        var vector = Find(id);
        var fault = Assert.Throws<CallbackCryptoException>(() =>
            Cipher(vector).Open(Text(vector, "signature"), Text(vector, "timestamp"), Text(vector, "nonce"), Text(vector, "encrypt")));
        Assert.StartsWith(fault.Code.ToString(), Expected(vector), StringComparison.Ordinal);
    }

    [Property]
    public bool Whatever_is_sealed_opens_again(FsCheck.NonNull<string> text, int seed)
    {
        var clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
        var random = new byte[16];
        new Random(seed).NextBytes(random);
        var cipher = new CallbackCipher("token", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "ww01");
        var encrypt = cipher.Encrypt(clean, random);
        return cipher.Open(cipher.Sign("1", "2", encrypt), "1", "2", encrypt) == clean && Convert.FromBase64String(encrypt).Length % 32 == 0;
    }

    private static IEnumerable<JsonElement> Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", file))).RootElement.GetProperty("vectors").EnumerateArray();

    private static TheoryData<string> Select(Func<JsonElement, bool> wanted)
    {
        var ids = Vectors.Where(wanted).Select(vector => vector.GetProperty("id").GetString()!).ToArray();
        Assert.NotEmpty(ids);
        return [.. ids];
    }

    private static JsonElement Find(string id) => Vectors.Single(vector => vector.GetProperty("id").GetString() == id);

    private static CallbackCipher Cipher(JsonElement vector) => new(
        Text(vector, "token"), Text(vector, "encodingAESKey"), vector.TryGetProperty("configuredReceiveId", out var id) ? id.GetString()! : Text(vector, "receiveId"));

    private static string Expected(JsonElement vector) => Text(vector, "expect");

    private static string Text(JsonElement vector, string name) => vector.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
