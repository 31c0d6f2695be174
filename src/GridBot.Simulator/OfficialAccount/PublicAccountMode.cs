// The three ways a public account's callbacks are written.
namespace GridBot.Simulator;

/// <summary>消息加解密方式: how callbacks are posted and replies accepted.</summary>
public enum PublicAccountMode
{
    /// <summary>Plain XML with a signature over token, time and nonce.</summary>
    Plain,

    /// <summary>Plain elements and the encrypted text beside each other; a reply may be either.</summary>
    Compatible,

    /// <summary>Only the encrypted text; a reply must be encrypted.</summary>
    Safe,
}
