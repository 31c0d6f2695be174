// Properties of the callback crypto: whatever is said, with whatever key, arrives as it was.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Channels.Crypto;
using Xunit;

namespace GridBot.Channels.Tests.Crypto;

public sealed class CallbackCipherTests
{
    private const string KeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    [Property(MaxTest = 500)]
    public void any_bytes_with_any_key_come_back_as_they_were(byte[] message, int seed, NonNull<string> receiver)
    {
        var random = new Random(seed);
        var receiveId = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(receiver.Get));
        var cipher = new CallbackCipher(new Secret("token"), new Secret(AnyKey(random)), receiveId, random);
        var encrypt = cipher.Encrypt(message);
        var result = cipher.Decrypt(cipher.Sign("1", "2", encrypt), "1", "2", encrypt);
        Assert.Equal(CipherReason.Ok, result.Reason);
        Assert.Equal(message, result.Plain.ToArray());
        Assert.Equal(0, Convert.FromBase64String(encrypt).Length % 32);
    }

    [Fact]
    public void every_pad_from_1_to_32_is_written_and_read()
    {
        var random = new Random(7);
        var cipher = new CallbackCipher(new Secret("t"), new Secret(AnyKey(random)), "ww", random);
        foreach (var length in Enumerable.Range(0, 64))
        {
            var message = new byte[length];
            random.NextBytes(message);
            Assert.Equal(message, cipher.Decrypt(cipher.Encrypt(message)).Plain.ToArray());
        }
    }

    [Property(MaxTest = 300)]
    public void any_text_as_cipher_text_is_a_reason_and_no_exception(NonNull<string> encrypt, int seed)
    {
        var cipher = new CallbackCipher(new Secret("t"), new Secret(AnyKey(new Random(seed))), "ww", new Random(1));
        Assert.False(cipher.Decrypt(encrypt.Get).IsOk);
    }

    [Property(MaxTest = 300)]
    public void any_blocks_as_cipher_text_are_a_reason_and_no_exception(int seed, PositiveInt blocks)
    {
        var random = new Random(seed);
        var bytes = new byte[16 * (1 + (blocks.Get % 20))];
        random.NextBytes(bytes);
        var cipher = new CallbackCipher(new Secret("t"), new Secret(AnyKey(random)), "ww", random);
        Assert.Contains(cipher.Decrypt(Convert.ToBase64String(bytes)).Reason, new[] { CipherReason.IllegalBuffer, CipherReason.ReceiverMismatch });
    }

    [Property(MaxTest = 300)]
    public void a_changed_byte_never_passes_the_signature(byte[] message, int seed)
    {
        var random = new Random(seed);
        var cipher = new CallbackCipher(new Secret("t"), new Secret(AnyKey(random)), "ww", random);
        var encrypt = cipher.Encrypt(message);
        var signature = cipher.Sign("1", "2", encrypt);
        var at = random.Next(encrypt.Length);
        var changed = string.Concat(encrypt.AsSpan(0, at), encrypt[at] == 'A' ? "B" : "A", encrypt.AsSpan(at + 1));
        Assert.Equal(CipherReason.SignatureMismatch, cipher.Decrypt(signature, "1", "2", changed).Reason);
    }

    [Fact]
    public void an_upper_case_or_empty_or_longer_signature_is_refused()
    {
        var cipher = new CallbackCipher(new Secret("t"), new Secret(AnyKey(new Random(3))), "ww", new Random(1));
        var encrypt = cipher.Encrypt("x"u8);
        var signature = cipher.Sign("1", "2", encrypt);
        Assert.All([signature.ToUpperInvariant(), "", signature + "0", signature[1..], "é"],
            wrong => Assert.Equal(CipherReason.SignatureMismatch, cipher.Decrypt(wrong, "1", "2", encrypt).Reason));
    }

    [Fact]
    public void a_secret_does_not_print_itself()
    {
        Assert.Equal("***", new Secret("s3cr3t").ToString());
        Assert.Equal("***", $"{new Secret("s3cr3t")}");
        Assert.DoesNotContain("s3cr3t", new Channels.WeCom.WeComOptions { Secret = new("s3cr3t"), CallbackToken = new("s3cr3t"), EncodingAesKey = new("s3cr3t") }.ToString(), StringComparison.Ordinal);
    }

    private static string AnyKey(Random random) => new(random.GetItems<char>(KeyLetters, 43));
}
