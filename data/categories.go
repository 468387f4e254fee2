package data

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/client"
)

// categoryCache holds the trees that an operation or a read has used.
type categoryCache struct {
	from  queryer
	trees map[client.ID]*categoryTree
}

func categoriesFrom(q queryer) *categoryCache {
	return &categoryCache{from: q, trees: make(map[client.ID]*categoryTree)}
}

func (c *categoryCache) tree(ctx context.Context, store client.ID) (*categoryTree, error) {
	if tree, found := c.trees[store]; found {
		return tree, nil
	}
	tree, err := loadCategories(ctx, c.from, store)
	if err != nil {
		return nil, err
	}
	c.trees[store] = tree
	return tree, nil
}

// paths turns the categories of a product, as they are stored, into paths.
func (c *categoryCache) paths(ctx context.Context, store client.ID, stored any) ([]catalog.CategoryPath, error) {
	ids, err := categoryIDs(stored)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	tree, err := c.tree(ctx, store)
	if err != nil {
		return nil, err
	}
	return tree.paths(ids), nil
}

// insertCategory makes a category and returns its ID.
type insertCategory func(ctx context.Context, store client.ID, parent int64, name string) (int64, error)

// ids gives the IDs of paths, making categories that the store does not have.
func (c *categoryCache) ids(ctx context.Context, store client.ID, paths []catalog.CategoryPath, insert insertCategory) ([]int64, error) {
	if len(paths) == 0 {
		return nil, nil
	}
	tree, err := c.tree(ctx, store)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, 0, len(paths))
	for _, path := range paths {
		parent := int64(0)
		for _, name := range path {
			child, known := tree.children[categoryKey{parent, name}]
			if !known {
				if child, err = insert(ctx, store, parent, name); err != nil {
					return nil, err
				}
				tree.add(categoryNode{id: child, parent: parent, name: name})
			}
			parent = child
		}
		ids = append(ids, parent)
	}
	return ids, nil
}

func (o *operation) insertCategory(ctx context.Context, store client.ID, parent int64, name string) (int64, error) {
	result, err := o.exec(ctx, `INSERT INTO category (store_id, parent_id, name) VALUES (?, nullif(?, 0), ?)`, store, parent, name)
	if err != nil {
		return 0, fmt.Errorf("make the category %q: %w", name, diskError(err))
	}
	return result.LastInsertId()
}

// CategoryTree implements catalog.Reader.
func (w *Workspace) CategoryTree(ctx context.Context, store client.ID) ([]catalog.CategoryPath, error) {
	tree, err := loadCategories(ctx, w.read, store)
	if err != nil {
		return nil, err
	}
	return tree.paths(tree.subtree(0)), nil
}
