// A hundred thousand malformed callbacks: each is refused or read, none throws, lasts or leaves anything behind.
using System.Globalization;
using System.Text;
using GridBot.Channels.Crypto;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.Tests.OfficialAccount;
using GridBot.Channels.Tests.WeCom;
using GridBot.Channels.WeCom;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Channels.Tests.Fuzz;

[Collection(nameof(Alone))]
public sealed class CallbackFuzzTests
{
    /// <summary>Inputs of one test; the four of them make a hundred thousand.</summary>
    private const int Inputs = 25_000;

    private const int MaxGrowth = 8 * 1024 * 1024;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(40);

    private static readonly string Seconds = AccountSide.Seconds;

    private static readonly WeComCallback WeComChannel = new(PlatformSide.Options, new FakeTimeProvider(PlatformSide.Now), new Random(6));

    private readonly Dictionary<string, int> outcomes = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("safe", 1)]
    [InlineData("compatible", 2)]
    [InlineData("plain", 3)]
    public void the_official_account_survives(string mode, int seed)
    {
        var side = new AccountSide(mode);
        Run(seed, (mutation, random) =>
        {
            var xml = Inner(mutation, random, AccountSide.Text("楼道堆物<😀>", id: Id(random)));
            var (query, body) = Message(mutation, random, side.Cipher, xml, encrypt => AccountSide.Envelope(encrypt, random.Next(3) == 0 ? "<Content>x</Content>" : ""));
            query = query with
            {
                Signature = random.Next(4) == 0 ? mutation.Draw() : CallbackSignature.Compute("QDG6eK", Seconds, "n1"),
                EncryptType = random.Next(5) switch { 0 => null, 1 => "raw", 2 => mutation.Draw(), _ => "aes" },
                OpenId = random.Next(3) == 0 ? mutation.Draw() : null,
            };
            Check(side.Callback.Decode(query, body));
            Check(side.Callback.Decode(query with { EncryptType = "raw" }, Encoding.UTF8.GetBytes(xml)));
            if (side.Callback.VerifyUrl(query with { EchoStr = mutation.Draw() }) is CallbackResult.Echo echo)
            {
                Assert.All(echo.Plaintext, letter => Assert.True(char.IsAsciiLetterOrDigit(letter)));
            }
        });
    }

    [Fact]
    public void wecom_survives() => Run(4, (mutation, random) =>
    {
        var xml = Inner(mutation, random, PlatformSide.Text("楼道堆物<😀>", id: Id(random)));
        var cipher = new CallbackCipher(PlatformSide.Options.CallbackToken, PlatformSide.Options.EncodingAesKey, PlatformSide.Corp, random);
        var (query, body) = Message(mutation, random, cipher, xml, PlatformSide.Envelope);
        Check(WeComChannel.Decode(query, body));
        var echo = random.Next(2) == 0 ? mutation.Draw() : Convert.ToBase64String(mutation.Spoil(Convert.FromBase64String(cipher.Encrypt("123"u8))));
        Assert.True(WeComChannel.VerifyUrl(query with { EchoStr = echo, MsgSignature = cipher.Sign(Seconds, "n1", echo) }) is CallbackResult.Echo or CallbackResult.Refused { HttpStatus: 400 or 403 });
    });

    /// <summary>Sound XML or not; where it is encrypted, either is signed properly.</summary>
    private static string Inner(Mutation mutation, Random random, string sound) => random.Next(3) switch
    {
        0 => mutation.Garbage(),
        1 => Encoding.UTF8.GetString(mutation.Spoil(Encoding.UTF8.GetBytes(sound))),
        _ => sound,
    };

    /// <summary>A message that is wrong within, around its cipher text, in its cipher text, or in its address.</summary>
    private static (CallbackQuery Query, byte[] Body) Message(Mutation mutation, Random random, CallbackCipher cipher, string xml, Func<string, byte[]> envelope)
    {
        var encrypt = cipher.Encrypt(Encoding.UTF8.GetBytes(xml));
        if (random.Next(3) == 0)
        {
            encrypt = random.Next(2) == 0 ? mutation.Draw() : Convert.ToBase64String(mutation.Spoil(Convert.FromBase64String(encrypt)));
        }

        var body = envelope(encrypt);
        if (random.Next(3) == 0)
        {
            body = mutation.Spoil(body);
        }
        else if (random.Next(20) == 0)
        {
            body = Encoding.UTF8.GetBytes(mutation.Garbage());
        }

        var query = new CallbackQuery(cipher.Sign(Seconds, "n1", encrypt), Seconds, "n1");
        return random.Next(12) switch
        {
            0 => (query with { MsgSignature = mutation.Draw() }, body),
            1 => (query with { Timestamp = random.Next(2) == 0 ? mutation.Draw() : random.NextInt64().ToString(CultureInfo.InvariantCulture) }, body),
            2 => (query with { Nonce = null }, body),
            _ => (query, body),
        };
    }

    private void Run(int seed, Action<Mutation, Random> one)
    {
        var random = new Random(seed);
        var mutation = new Mutation(random);
        for (var warm = 0; warm < 500; warm++)
        {
            one(mutation, random);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Inputs; i++)
        {
            one(mutation, random);
        }

        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxGrowth);
        Assert.InRange(took, TimeSpan.Zero, MaxTime);

        // A fuzz whose inputs all fail at the door shows nothing of the rooms behind it.
        Assert.All(["message", "xml", "query", "signature"], outcome => Assert.InRange(outcomes.GetValueOrDefault(outcome), Inputs / 100, int.MaxValue));
    }

    private void Check(CallbackResult result)
    {
        Assert.True(result is CallbackResult.Message or CallbackResult.Refused { HttpStatus: 400 or 403 });
        var outcome = result is CallbackResult.Refused refused ? refused.Reason : "message";
        outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
    }

    private static string Id(Random random) => random.NextInt64().ToString(CultureInfo.InvariantCulture);
}
