// The sessions' key comes from the application's secrets: the same everywhere, and another one for another application.
using System.Security.Cryptography;
using GridBot.Channels.WeCom;
using GridBot.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Secret = GridBot.Channels.Secret;

namespace GridBot.Tests.Service;

public sealed class SessionKeyTests
{
    private static readonly WeComOptions Options = new() { CorpId = FakeWeCom.Corp, Secret = new Secret(FakeWeCom.AppSecret), EncodingAesKey = new Secret(FakeWeCom.AesKey) };

    [Fact]
    public void What_one_replica_protects_another_reads_also_years_later()
    {
        var text = Protector(Options).Protect("zhang");
        Assert.NotEqual(text, Protector(Options).Protect("zhang"));
        Assert.Equal("zhang", Protector(Options with { CallbackToken = new Secret("Another1") }).Unprotect(text));
    }

    [Fact]
    public void Another_secret_another_callback_key_another_corporation_another_purpose_and_a_changed_text_are_not_read()
    {
        var text = Protector(Options).Protect("zhang");
        foreach (var other in (WeComOptions[])[Options with { Secret = new Secret("another") }, Options with { EncodingAesKey = new Secret(new string('a', 43)) }, Options with { CorpId = "ww1" }])
        {
            Assert.ThrowsAny<CryptographicException>(() => Protector(other).Unprotect(text));
        }

        Assert.ThrowsAny<CryptographicException>(() => Protector(Options, "another purpose").Unprotect(text));
        Assert.ThrowsAny<CryptographicException>(() => Protector(Options).Unprotect((text[^8] == 'A' ? text[..^8] + 'B' : text[..^8] + 'A') + text[^7..]));
    }

    private static IDataProtector Protector(WeComOptions options, string purpose = "test")
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("GridBot").DisableAutomaticKeyGeneration();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SessionKey(options));
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector(purpose);
    }
}
