using HealthNeeds.Store.Keys;

namespace HealthNeeds.Dashboard.Access;

/// <summary>Who asks, once that is known. In public mode nobody is, but the holder of a key.</summary>
/// <param name="Name">A person's name, or a key's.</param>
/// <param name="Key">The key the request came with; null of a person.</param>
internal sealed record Reader(string Name, bool IsAnalyst, ApiKey? Key = null)
{
    /// <returns>Null of a request of nobody in particular.</returns>
    public static Reader? Of(HttpContext context) => context.Features.Get<Reader>();
}

/// <summary>What a proxy or provider says of a person, before it is asked what they may.</summary>
internal sealed record Identity(string Name, IReadOnlySet<string> Groups)
{
    private const int LongestName = 200;

    /// <returns>Null where the name is none: empty, longer than any, or with characters that could forge a line somewhere.</returns>
    public static Identity? TryMake(string name, IEnumerable<string> groups) =>
        name.Length is 0 or > LongestName || name.Any(char.IsControl) || name != name.Trim()
            ? null
            : new Identity(name, groups.Select(g => g.Trim()).Where(g => g.Length > 0).ToHashSet(StringComparer.Ordinal));

    /// <returns>Null where they are known and may not read.</returns>
    public Reader? With(AccessOptions options)
    {
        var isAnalyst = options.Analysts.Has(Name, Groups);
        return isAnalyst || options.Readers.IsEmpty || options.Readers.Has(Name, Groups) ? new Reader(Name, isAnalyst) : null;
    }
}

/// <summary>Says who asks: a trusted proxy's header, or the session of a provider.</summary>
internal interface IIdentitySource
{
    /// <returns>Null where the request is nobody's that can be believed.</returns>
    ValueTask<Identity?> OfAsync(HttpContext context);

    /// <summary>Answers a request of nobody: with a refusal, or the way to sign in.</summary>
    Task AskAsync(HttpContext context);
}

/// <summary>Metadata of an endpoint that analysts alone may open.</summary>
internal sealed record AnalystsOnly;
