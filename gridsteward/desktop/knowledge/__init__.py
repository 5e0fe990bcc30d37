"""What is known without a network, on screen: an article, documents to bring, the self-check of a fault."""
