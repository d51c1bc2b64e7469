namespace HealthNeeds.Store.Releases;

/// <summary>A release was not accepted; the message says which and why, and what to do.</summary>
public sealed class ReleaseRefusedException : Exception
{
    public ReleaseRefusedException(string message)
        : base(message)
    {
    }

    public ReleaseRefusedException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ReleaseRefusedException()
    {
    }
}

/// <summary>There is no release to read: none was published yet, or none of those there is sound.</summary>
public sealed class NoReleaseException : Exception
{
    public NoReleaseException(string message)
        : base(message)
    {
    }

    public NoReleaseException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public NoReleaseException()
    {
    }
}
