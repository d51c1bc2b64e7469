namespace HealthNeeds.Core.Areas;

/// <summary>A GP practice and the primary care network that it belonged to, by one edition of networks.</summary>
/// <param name="Practice">Its ODS code, as in C85001.</param>
/// <param name="Network">The network's ODS code, as in U36780.</param>
/// <param name="Name">Of the network.</param>
public sealed record NetworkPractice(string Practice, string Network, string Name)
{
    /// <summary>True for what is formed as a network's ODS code: the letter U and five digits.</summary>
    public static bool IsNetwork(string? text) => text is { Length: 6 } && text[0] == 'U' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
