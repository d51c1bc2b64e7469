using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>Where a replica's releases come from: a directory, or an HTTP server.</summary>
internal interface IReleaseOrigin
{
    /// <summary>As anybody may see it.</summary>
    string Shown { get; }

    /// <summary>A small text as it is now.</summary>
    /// <param name="tag">Of the text that is held; null where none is.</param>
    /// <exception cref="OriginProblemException">It cannot be had; says why.</exception>
    Task<OriginText> TextAsync(string file, string? tag, CancellationToken cancellation);

    /// <summary>Brings a whole file into <paramref name="partial"/>, going on from what is there.</summary>
    /// <param name="told">Called with the bytes that are here, and those of the whole where they are known.</param>
    /// <exception cref="OriginProblemException">It cannot be had; what came stays, so that the next try goes on from there, unless it is of no use.</exception>
    Task FetchAsync(string file, PartialFile partial, long mostBytes, Action<long, long?> told, CancellationToken cancellation);
}

/// <param name="Text">Null where the origin has no such file.</param>
/// <param name="Tag">Null where the text is too young, or the origin too careless, for its tag to tell it from the next.</param>
/// <param name="IsUnchanged">True where it is the text that was held; it was not sent again.</param>
internal sealed record OriginText(string? Text, string? Tag, bool IsUnchanged = false)
{
    public static readonly OriginText Missing = new(Text: null, Tag: null);
}

/// <summary>The origin did not give what it was asked for, or gave what cannot be right. The message is for readers: it holds no path and no secret.</summary>
internal sealed class OriginProblemException : Exception
{
    public OriginProblemException(string message)
        : base(message)
    {
    }

    public OriginProblemException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>When the origin wants to be asked again; null where it named no time.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
