// The key of the cookies: derived from the application's secrets, so that all replicas have it without sharing anything.
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace GridBot.SignIn;

/// <summary>
/// A key ring of one key for ASP.NET's data protection. The key is derived (HKDF-SHA256) from the WeCom secret and the callback's key together: nothing of it is stored anywhere, and
/// who changes one of the two signs everybody out, which in WeCom nobody notices. The framework derives a key of its own for every cookie from it, so it needs no end.
/// </summary>
internal sealed class SessionKey : IXmlRepository
{
    private const int MasterBytes = 64;
    private const int IdBytes = 16;
    private const char Separator = '\n';

    /// <summary>Before anything was signed with it.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string id;
    private readonly string master;

    /// <param name="options">The application; it must be configured.</param>
    public SessionKey(WeComOptions options)
    {
        id = new Guid(Derive(options, "GridBot sessions, id", IdBytes)).ToString("D");
        master = Convert.ToBase64String(Derive(options, "GridBot sessions, key", MasterBytes));
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
    [
        new XElement(
            "key",
            new XAttribute("id", id),
            new XAttribute("version", 1),
            new XElement("creationDate", Begin),
            new XElement("activationDate", Begin),
            new XElement("expirationDate", End),
            new XElement(
                "descriptor",
                new XAttribute("deserializerType", typeof(AuthenticatedEncryptorDescriptorDeserializer).AssemblyQualifiedName!),
                new XElement("descriptor", new XElement("encryption", new XAttribute("algorithm", "AES_256_GCM")), new XElement("masterKey", new XElement("value", master))))),
    ];

    /// <summary>There is nothing to store: the key is made from the settings.</summary>
    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("The sessions' key is derived, not stored.");

    private static byte[] Derive(WeComOptions options, string use, int bytes)
    {
        Secret[] secrets = [options.Secret, options.EncodingAesKey];
        var material = Encoding.UTF8.GetBytes(string.Join(Separator, secrets.Select(secret => secret.Reveal())));
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, material, bytes, Encoding.UTF8.GetBytes(options.CorpId), Encoding.UTF8.GetBytes(use));
    }
}
