namespace HealthNeeds.Store.Releases;

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
