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
