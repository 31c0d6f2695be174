// A published or self-made sample of the callback crypto.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GridBot.Channels.Tests.Vectors;

/// <summary>One sample; what a sample does not state is null.</summary>
public sealed record Vector
{
    public required string Id { get; init; }
    public string Platform { get; init; } = "";
    public string Kind { get; init; } = "";
    public string? Format { get; init; }
    public bool Verified { get; init; }
    public string? Token { get; init; }
    [JsonPropertyName("encodingAESKey")]
    public string? Key { get; init; }
    public string? ReceiveId { get; init; }
    public string? ConfiguredReceiveId { get; init; }
    public string? Timestamp { get; init; }
    public string? Nonce { get; init; }
    public string? Signature { get; init; }
    public string? Encrypt { get; init; }
    public string? Plaintext { get; init; }
    public string? Random16 { get; init; }
    [JsonPropertyName("random16_found")]
    public string? Random16Found { get; init; }
    [JsonPropertyName("envelope_xml")]
    public string? Envelope { get; init; }
    public string? EchoStr { get; init; }
    public string? Url { get; init; }
    public string? Expect { get; init; }
    [JsonPropertyName("pad")]
    public int? Pad { get; init; }

    public override string ToString() => Id;
}

/// <summary>The file of samples, with the sources of each.</summary>
public sealed record VectorFile
{
    public required IReadOnlyList<Vector> Vectors { get; init; }
    [JsonPropertyName("shared_crypto")]
    public required IReadOnlyList<Vector> SharedCrypto { get; init; }
    [JsonPropertyName("address_signatures")]
    public required IReadOnlyList<Vector> AddressSignatures { get; init; }
    [JsonPropertyName("self_made")]
    public required IReadOnlyList<Vector> SelfMade { get; init; }

    public static VectorFile Read() =>
        JsonSerializer.Deserialize<VectorFile>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Vectors", "vectors.json")), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException("vectors.json is empty");
}
