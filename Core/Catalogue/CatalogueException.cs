namespace HealthNeeds.Core.Catalogue;

/// <summary>A catalogue file says something that cannot be right. Names the file, the entry, what was expected and what was found.</summary>
public sealed class CatalogueException : Exception
{
    public CatalogueException()
    {
    }

    public CatalogueException(string message)
        : base(message)
    {
    }

    public CatalogueException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CatalogueException(string file, string id, string expected, string found)
        : base($"{file}: entry '{id}': expected {expected}; found {found}.")
    {
    }
}
