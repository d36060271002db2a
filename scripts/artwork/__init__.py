"""The sample site's pictures, drawn by code: flat, warm, layered scenes with woven and carved motifs."""
